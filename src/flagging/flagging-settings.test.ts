import { expect, test } from "vitest";
import { CSVLogger } from "./callbacks/csv-logger.ts";
import { flaggingSettings } from "./flagging-settings.ts";

test("options are texts or pairs of label and value", () => {
  const { options } = flaggingSettings({ flaggingOptions: ["wrong sign", ["Off by one", "off-by-one"]] }, {});
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
  [{ flaggingDir: "" }, 'flaggingDir must be the path of a folder, got "".'],
  [{ flaggingCallback: { flag() {} } }, "flaggingCallback must have setup() and flag(), got {}."],
])("a mistake in %j is told with its place", (given, message) => {
  expect(() => flaggingSettings(given as never, {})).toThrow(message);
});

test("the callback is a CSVLogger unless others are given", () => {
  expect(flaggingSettings({}, {}).callbacks).toEqual([expect.any(CSVLogger)]);
  const own = { setup() {}, flag() {} };
  expect(flaggingSettings({ flaggingCallback: own }, {}).callbacks).toEqual([own]);
  expect(flaggingSettings({ flaggingCallback: [own, new CSVLogger()] }, {}).callbacks).toHaveLength(2);
});

test("the notice says what is stored, and can be replaced", () => {
  expect(flaggingSettings({}, {}).notice).toContain("Flagging saves the inputs and outputs");
  expect(flaggingSettings({ allowFlagging: "auto" }, {}).notice).toContain("Every run is saved");
  expect(flaggingSettings({ flaggingNotice: "For our study only." }, {}).notice).toBe("For our study only.");
});
