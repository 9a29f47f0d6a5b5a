import { expect, test } from "vitest";
import { flaggingMode } from "./flagging-mode.ts";

test.each([
  ["is manual by default", undefined, {}, { mode: "manual", isOffBySpace: false }],
  ["is never on a Space", undefined, { SPACE_ID: "a/b" }, { mode: "never", isOffBySpace: true }],
  [
    "is what the code says, on a Space too",
    "manual",
    { SPACE_ID: "a/b", HARDCASE_ALLOW_FLAGGING: "auto" },
    { mode: "manual", isOffBySpace: false },
  ],
  [
    "is what our variable says, before Gradio's",
    undefined,
    { HARDCASE_ALLOW_FLAGGING: "auto", GRADIO_ALLOW_FLAGGING: "never" },
    { mode: "auto", isOffBySpace: false },
  ],
  ["is what Gradio's variables say", undefined, { GRADIO_FLAGGING_MODE: "never" }, { mode: "never", isOffBySpace: false }],
  [
    "is what a variable says on a Space",
    undefined,
    { SPACE_ID: "a/b", GRADIO_ALLOW_FLAGGING: "manual" },
    { mode: "manual", isOffBySpace: false },
  ],
] as const)("the mode %s", (_title, parameter, environment, expected) => {
  expect(flaggingMode(parameter, environment)).toEqual(expected);
});

test("an unknown mode is an error that names where it came from", () => {
  expect(() => flaggingMode("always" as never, {})).toThrow('allowFlagging must be "manual", "auto" or "never", got "always".');
  expect(() => flaggingMode(undefined, { GRADIO_ALLOW_FLAGGING: "yes" })).toThrow(
    'GRADIO_ALLOW_FLAGGING must be "manual", "auto" or "never", got "yes".',
  );
});
