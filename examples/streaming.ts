import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { Interface, slider, text } from "hardcase";
import { learnNextWord } from "./models/next-word.ts";

// The opening of "Alice's Adventures in Wonderland" by Lewis Carroll, 1865.
const nextWord = learnNextWord(readFileSync(new URL("models/alice.txt", import.meta.url), "utf8"));

const demo = new Interface(
  async function* story(opening, length, { signal }) {
    const words = opening.trim().split(/\s+/);
    for (let added = 0; added < length; added++) {
      const word = nextWord(words);
      if (word === undefined) return;
      words.push(word);
      yield words.join(" ");
      await setTimeout(60, undefined, { signal });
    }
  },
  [text(), slider(1, 100, 30, { step: 1, info: "Words to add." })],
  text({ label: "Story" }),
  {
    title: "A story, word by word",
    description:
      "Continues a text with a small language model that has read one chapter. Stop ends it at any word. A hard case to try and flag: `The Rabbit` goes round in circles, and after `submarine` it has nothing to say.",
    examples: [
      ["Alice", 30],
      ["The Rabbit", 40],
      ["The submarine", 30],
    ],
  },
);

await demo.launch();
export default demo;
