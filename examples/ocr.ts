import { readFileSync } from "node:fs";
import { Interface, image, number, text } from "hardcase";
import { readPage } from "./models/page-reader.ts";

const picture = (name: string) => readFileSync(new URL(`pictures/${name}.png`, import.meta.url));

const demo = new Interface(
  function ocr(page) {
    return readPage(page);
  },
  image(),
  { text: text({ lines: 4 }), confidence: number({ unit: "%", precision: 0 }) },
  {
    title: "Text in a picture",
    description:
      "Reads English text with Tesseract. A hard case to try and flag: the turned, noisy order below, whose `O0l1I-5S8B` comes back as digits.",
    examples: [picture("invoice"), picture("turned-order")],
    concurrencyLimit: 1,
  },
);

await demo.launch();
export default demo;
