import { expect, test } from "vitest";
import { showTime } from "./show-time.ts";

test.each([
  [0, "0:00"],
  [7.9, "0:07"],
  [750, "12:30"],
  [3725, "1:02:05"],
  [Number.POSITIVE_INFINITY, "0:00"],
])("shows %d seconds as %s", (seconds, text) => expect(showTime(seconds)).toBe(text));
