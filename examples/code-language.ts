import languageDetection from "@vscode/vscode-languagedetection";
import { Interface, text } from "hardcase";

const model = new languageDetection.ModelOperations({ minContentSize: 1 });

const demo = new Interface(
  async function codeLanguage(snippet) {
    const guesses = await model.runModel(snippet);
    return Object.fromEntries(guesses.slice(0, 3).map(({ languageId, confidence }) => [languageId, confidence]));
  },
  text({ lines: 6 }),
  "label",
  {
    title: "Programming language of a snippet",
    description:
      'Names the language by its file extension, with the neural network of VS Code. A hard case to try and flag: `{"ok": true}` is JSON, and is read as ini.',
    examples: [
      'fn main() {\n    let total: u32 = (1..=10).sum();\n    println!("{}", total);\n}',
      "SELECT name, count(*) FROM visits WHERE day > '2026-01-01' GROUP BY name;",
      '#include <stdio.h>\n\nint main(void) {\n  printf("Hello\\n");\n}',
      '{"ok": true}',
      "def f(x):\n    return x + 1\n\nprint(f(2))",
    ],
  },
);

await demo.launch();
export default demo;
