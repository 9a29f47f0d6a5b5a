import { expectTypeOf, test } from "vitest";
import { Blocks, ChatInterface, Interface, image, label, number, radio, text } from "../index.ts";
import { type Client, connect, type FileAt, type FileData, fileAt } from "./connect.ts";

const clientOf = <Of>(_demo: Of): Promise<Client<Of>> => connect<Of>("http://127.0.0.1:7860");

test("a list of inputs is checked, and the result is the output's page value", async () => {
  const demo = new Interface((a, operation) => (operation === "add" ? a : 0), ["number", radio(["add", "subtract"])], "number");
  const client = await clientOf(demo);
  const run = await client.run([5, "add"]);
  expectTypeOf(run.result).toEqualTypeOf<number | "NaN" | "Infinity" | "-Infinity" | null>();
  await client.run("predict", [5, "add"], { signal: new AbortController().signal });
  // @ts-expect-error: not one of the choices.
  await client.run([5, "divide"]);
  // @ts-expect-error: one value is missing.
  await client.run([5]);
  for await (const outputs of client.stream([5, "add"])) expectTypeOf(outputs).toEqualTypeOf<typeof run.result>();
});

test("a record of inputs is checked by its keys, and the result has the outputs' keys", async () => {
  const demo = new Interface(({ words }) => ({ mood: words, score: 1 }), { words: "text" }, { mood: label(), score: number() });
  const { result } = await (await clientOf(demo)).run({ words: "fine" });
  expectTypeOf(result.score).toEqualTypeOf<number | "NaN" | "Infinity" | "-Infinity" | null>();
  expectTypeOf(result.mood).not.toBeAny();
  // @ts-expect-error: there is no such input.
  await (await clientOf(demo)).run({ word: "fine" });
});

test("where a file belongs, a Blob and fileAt() do too, and nothing else", async () => {
  const demo = new Interface((picture) => picture, image(), image());
  const client = await clientOf(demo);
  const { result } = await client.run([fileAt("house.png")]);
  expectTypeOf(result).toEqualTypeOf<FileData | null>();
  await client.run([new Blob([])]);
  expectTypeOf<Parameters<typeof client.run>[0]>().not.toBeAny();
  expectTypeOf(fileAt("x")).toEqualTypeOf<FileAt>();
  // @ts-expect-error: a path alone is a text.
  await client.run([5]);
});

test("a chat takes a message, the history and the additional inputs, and gives the messages of the reply", async () => {
  const demo = new ChatInterface((message, _history, tone) => `${message} ${tone}`, { additionalInputs: [text()] });
  const { result } = await (await clientOf(demo)).run(["Hello", [], "kindly"]);
  expectTypeOf(result[0]?.role).toEqualTypeOf<"user" | "assistant" | "system" | undefined>();
  await (await clientOf(new ChatInterface((message) => message))).run(["Hello"]);
});

test("Blocks are called by name, with what nobody knows the type of", async () => {
  const client = await clientOf(new Blocks(text()));
  const { result, outputs } = await client.run("greet", { name: "Ada" });
  expectTypeOf(result).toBeUnknown();
  expectTypeOf(outputs).not.toBeAny();
});
