import { expect, test } from "vitest";
import type { FlaggingOptions } from "../demo/flagging-options.ts";
import { CSVLogger } from "./callbacks/csv-logger.ts";
import { flaggingSettings } from "./flagging-settings.ts";

const settings = (given: FlaggingOptions, hasRules = false) => flaggingSettings(given, { hasRules, hasUsername: false, environment: {} });

test("options are texts or pairs of label and value", () => {
  const { options } = settings({ flaggingOptions: ["wrong sign", ["Off by one", "off-by-one"]] });
  expect(options).toEqual([
    { label: "wrong sign", value: "wrong sign" },
    { label: "Off by one", value: "off-by-one" },
  ]);
});

test.each([
  [{ flaggingOptions: ["a", 3] }, "flaggingOptions[1] must be a string or a [label, value] pair, got 3."],
  [{ flaggingOptions: [["a", "b", "c"]] }, 'flaggingOptions[0] must be a string or a [label, value] pair, got ["a","b","c"].'],
  [{ flaggingOptions: ["a", ["A", "a"]] }, 'flaggingOptions must differ, but "a" stands there twice.'],
  [{ flaggingOptions: "wrong" }, 'flaggingOptions must be a list, got "wrong".'],
  [{ retain: "3 months" }, 'retain must be a whole number of hours, days or weeks, got "3 months".'],
  [{ flaggingDir: "" }, 'flaggingDir must be the path of a folder, got "".'],
  [{ flaggingCallback: { flag() {} } }, "flaggingCallback must have setup() and flag(), got {}."],
])("a mistake in %j is told with its place", (given, message) => {
  expect(() => settings(given as never)).toThrow(message);
});

test("the callback is a CSVLogger unless others are given", () => {
  expect(settings({}).callbacks).toEqual([expect.any(CSVLogger)]);
  const own = { setup() {}, flag() {} };
  expect(settings({ flaggingCallback: own }).callbacks).toEqual([own]);
  expect(settings({ flaggingCallback: [own, new CSVLogger()] }).callbacks).toHaveLength(2);
});

test("the notice says what is stored, and can be replaced", () => {
  expect(settings({}).notice).toContain("Flagging saves the inputs and outputs");
  expect(settings({ allowFlagging: "auto" })).toMatchObject({ notice: "", submitNotice: expect.stringContaining("Every run is saved") });
  expect(settings({ retain: "90d" }).notice).toMatch(/owner of this page\. What is saved is erased after 90 days\.$/);
  expect(settings({ allowFlagging: "auto", retain: "1w" }).submitNotice).toMatch(/ What is saved is erased after 1 week\.$/);
  expect(settings({ flaggingNotice: "For our study only." }).notice).toBe("For our study only.");
});

test.each([
  [{}, false, null],
  [{ autoSample: 0.05 }, false, "This page saves inputs and outputs of about 5% of all runs, for its owner."],
  [
    { flagErrors: true },
    true,
    "This page saves inputs and outputs of runs that fail and runs that look wrong to its checks, for its owner.",
  ],
  [{ flagErrors: true, flaggingNotice: "For our study." }, false, "For our study."],
  [{ allowFlagging: "never", autoSample: 0.5, flagErrors: true }, true, null],
] as const)("what the server saves by itself is told beside Submit: %j", (given, hasRules, notice) => {
  expect(settings(given, hasRules).submitNotice).toBe(notice);
});

test("a sampling rate is a share", () => {
  expect(() => settings({ autoSample: 5 })).toThrow("autoSample must be a number from 0 to 1, got 5.");
});
