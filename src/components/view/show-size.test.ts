import { expect, test } from "vitest";
import { showSize } from "./show-size.ts";

test.each([
  [0, "0 bytes"],
  [999, "999 bytes"],
  [1000, "1 kB"],
  [1536, "1.54 kB"],
  [2_500_000, "2.5 MB"],
  [130_000_000, "130 MB"],
])("shows %i bytes as %s", (bytes, text) => expect(showSize(bytes)).toBe(text));
