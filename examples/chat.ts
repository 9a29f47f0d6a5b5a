import { setTimeout } from "node:timers/promises";
import { ChatInterface } from "hardcase";

const rules: readonly [RegExp, string][] = [
  [/\bi(?:'m| am) (.+)/i, "How long have you been $?"],
  [/\bi (?:feel|felt) (.+)/i, "What makes you feel $?"],
  [/\bi (need|want) (.+)/i, "What would it mean to you if you got $?"],
  [/\bmy (mother|father|sister|brother|wife|husband)\b/i, "Tell me more about your $."],
  [/\bbecause (.+)/i, "Is that the only reason?"],
  [/\byou (?:are|'re) (.+)/i, "What makes you think that I am $?"],
];
const swaps: Record<string, string> = { i: "you", me: "you", my: "your", am: "are", you: "I", your: "my", myself: "yourself" };

const turnRound = (words: string) => words.replace(/[.?!]+$/, "").replace(/\b\w+\b/g, (word) => swaps[word.toLowerCase()] ?? word);

const demo = new ChatInterface(
  async function* eliza(message, history, { signal }) {
    const [rule, answer] = rules.find(([pattern]) => pattern.test(message)) ?? [];
    const before = history.findLast(({ role, content }) => role === "user" && String(content).startsWith("My "));
    const asked = before ? `Earlier you spoke of ${turnRound(String(before.content))}. Does that have to do with it?` : "Please go on.";
    const words = (answer?.replace("$", turnRound(rule?.exec(message)?.at(-1) ?? "")) ?? asked).split(" ");
    for (const count of words.keys()) {
      yield words.slice(0, count + 1).join(" ");
      await setTimeout(60, undefined, { signal });
    }
  },
  {
    title: "Eliza",
    description:
      "The therapist of Joseph Weizenbaum’s program of 1966, in six of its rules. A hard case to try and flag: to `I am sure you are right` it answers with `I are right`.",
    examples: ["I feel tired", "My mother never calls me", "I am sure you are right"],
  },
);

await demo.launch();
export default demo;
