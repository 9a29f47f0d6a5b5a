import { expect, test, vi } from "vitest";
import { ProgressBar } from "./progress-bar.ts";

function newStream(isTTY: boolean) {
  const written: string[] = [];
  const stream = { isTTY, columns: 60, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream;
  return { stream, written };
}

test("draws one line on a terminal, within its width, and takes it away", () => {
  const clock = vi.spyOn(performance, "now").mockReturnValue(1000);
  const { stream, written } = newStream(true);
  const bar = new ProgressBar("Exporting", stream);
  clock.mockReturnValue(3000);
  bar.update(500, 2000);
  bar.update(501, 2000);
  expect(written).toEqual(["\r\x1b[2KExporting ██████░░░░░░░░░░░░░░░░░░ 25 % of 2,000, 6 s left"]);
  bar.clear();
  expect(written.at(-1)).toBe("\r\x1b[2K");
  clock.mockRestore();
});

test("writes nothing where there is no terminal", () => {
  const { stream, written } = newStream(false);
  const bar = new ProgressBar("Exporting", stream);
  bar.update(1, 2);
  bar.clear();
  expect(written).toEqual([]);
});
