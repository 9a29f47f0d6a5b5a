import { readFileSync } from "node:fs";
import { Interface, image } from "hardcase";
import { readDigit, readDigitWeights } from "./models/digit-reader.ts";

const weights = readDigitWeights(new URL("models/digits.json", import.meta.url));
const picture = (name: string) => readFileSync(new URL(`digits/${name}.png`, import.meta.url));

const demo = new Interface(
  function digit(drawing) {
    return Object.fromEntries(readDigit(drawing, weights).map((chance, digit) => [String(digit), chance]));
  },
  image({ mode: "grayscale" }),
  "label",
  {
    title: "Handwritten digits",
    description:
      "Reads one handwritten digit, with a model of ten rows of weights. A hard case to try and flag: a clear 2 that it reads as 3, and is sure of it.",
    examples: [picture("seven"), picture("four"), picture("two-read-as-three"), picture("two-read-as-eight"), picture("zero-read-as-five")],
  },
);

await demo.launch();
export default demo;
