import { readFileSync } from "node:fs";
import { Interface, image } from "hardcase";

const filter = [
  [0.393, 0.769, 0.189],
  [0.349, 0.686, 0.168],
  [0.272, 0.534, 0.131],
] as const;
const picture = (name: string) => readFileSync(new URL(`pictures/${name}.png`, import.meta.url));

const demo = new Interface(
  function sepia(im) {
    const toned = new Float32Array(im.data.length);
    for (let at = 0; at < toned.length; at += 3) {
      const [red = 0, green = 0, blue = 0] = im.data.subarray(at, at + 3);
      toned.set(
        filter.map(([r, g, b]) => red * r + green * g + blue * b),
        at,
      );
    }
    const lightest = toned.reduce((most, level) => Math.max(most, level), 1);
    return { ...im, data: toned.map((level) => (255 * level) / lightest) };
  },
  image(),
  image(),
  {
    title: "Sepia",
    description: "Tones a picture brown. A hard case to try and flag: a picture taken at night comes out as light as day.",
    examples: [picture("house-by-day"), picture("house-by-night")],
  },
);

await demo.launch();
export default demo;
