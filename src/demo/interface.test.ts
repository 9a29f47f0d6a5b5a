import { describe, expect, test } from "vitest";
import { Component } from "../components/component.ts";
import { number } from "../components/number/number.ts";
import { radio } from "../components/radio/radio.ts";
import { text } from "../components/text/text.ts";
import { Interface } from "./interface.ts";

const namesOf = ({ parts }: Interface<never, never>) => {
  const [endpoint] = parts.endpoints;
  return { inputs: endpoint?.inputs.map(({ name }) => name), outputs: endpoint?.outputs.map(({ name }) => name) };
};

const names = (demo: unknown) => namesOf(demo as Interface<never, never>);

describe("names", () => {
  test("an input is named by its label, else its key, else its parameter, else its place", () => {
    const list = new Interface(
      (first, second, ...rest) => [first, second, rest].length,
      [number({ label: "Left" }), "number", "number"],
      "number",
    );
    expect(names(list)).toEqual({ inputs: ["Left", "second", "Input 3"], outputs: ["Output"] });
    const record = new Interface(({ word }) => ({ answer: word }), { word: "text", other: text({ label: "Other" }) }, { answer: "text" });
    expect(names(record)).toEqual({ inputs: ["word", "Other"], outputs: ["answer"] });
  });

  test("outputs without names are numbered where there are several", () => {
    expect(names(new Interface((word) => [word, word] as const, "text", ["text", "text"])).outputs).toEqual(["Output 1", "Output 2"]);
  });

  test("a component that is both input and output has one name", () => {
    const draft = text();
    expect(names(new Interface((story) => `${story}…`, draft, draft))).toEqual({ inputs: ["story"], outputs: ["story"] });
  });

  test("an endpoint is named by apiName, else its function, else predict", () => {
    const nameOf = (demo: { parts: { endpoints: readonly { name: string }[] } }) => demo.parts.endpoints[0]?.name;
    const shout = (word: string) => word.toUpperCase();
    expect(nameOf(new Interface(shout, "text", "text"))).toBe("shout");
    expect(nameOf(new Interface((word) => word, "text", "text"))).toBe("predict");
    expect(nameOf(new Interface(shout, "text", "text", { apiName: "loud" }))).toBe("loud");
  });
});

describe("mistakes at construction", () => {
  const make =
    (...parameters: unknown[]) =>
    () =>
      Reflect.construct(Interface, parameters);
  const same = (value: unknown) => value;

  test.each([
    ["two inputs of one label", make(same, [number({ label: "x" }), number({ label: "x" })], "number"), 'Two inputs are named "x"'],
    ["a component of no such name", make(same, "nummer", "text"), 'inputs must be a component or the name of one, got "nummer".'],
    ["a place in a list", make(same, ["text", 3], "text"), "inputs[1] must be a component or the name of one, got 3."],
    ["a key of a record", make(same, "text", { answer: null }), "outputs.answer must be a component or the name of one, got null."],
    ["an empty record", make(same, {}, "text"), "inputs must be a component, a list, a record or null, got {}."],
    ["no function", make("fn", "text", "text"), 'The first argument must be a function, got "fn".'],
    [
      "an apiName with a slash",
      make(same, "text", "text", { apiName: "a/b" }),
      'apiName must be made of letters, digits, "_" and "-", got "a/b".',
    ],
    [
      "a limit of nothing",
      make(same, "text", "text", { concurrencyLimit: 0 }),
      "concurrencyLimit must be a whole number above 0, or null, got 0.",
    ],
    [
      "a size below nothing",
      make(same, "text", "text", { maxFileSize: -1 }),
      "maxFileSize must be a whole number of bytes above 0, got -1.",
    ],
    [
      "an example of another length",
      make(same, ["text", "text"], "text", { examples: [["a"]] }),
      'examples[0] must be a list of 2 values, got ["a"].',
    ],
    ["radio without choices", () => radio([]), "radio(): choices must not be empty."],
    ["an empty label", () => text({ label: " " }), 'text(): label must be a text that is not empty, got " ".'],
  ])("are told with the value and the place: %s", (_title, mistake, message) => {
    expect(mistake).toThrow(message);
  });
});

test("a string stands for the component with its defaults", () => {
  const demo = new Interface((word) => word, "text", "text");
  expect(demo.parts.endpoints[0]?.inputs[0]?.component).toBeInstanceOf(Component);
});

describe("run()", () => {
  test("takes the inputs in order and gives the outputs in their shape", async () => {
    const add = new Interface((left, right) => left + right, ["number", "number"], "number");
    expect(await add.run(5, 7)).toBe(12);
    const both = new Interface(
      ({ word }) => ({ loud: word.toUpperCase(), length: word.length }),
      { word: "text" },
      { loud: "text", length: "number" },
    );
    expect(await both.run({ word: "hm" })).toEqual({ loud: "HM", length: 2 });
    const list = new Interface((word) => [word, word.length] as const, "text", ["text", "number"]);
    expect(await list.run("hm")).toEqual(["hm", 2]);
  });

  test("gives a stream's last outputs", async () => {
    const spell = new Interface(
      function* (word) {
        for (let end = 1; end <= word.length; end++) yield word.slice(0, end);
      },
      "text",
      "text",
    );
    expect(await spell.run("abc")).toBe("abc");
  });

  test("refuses what the page would refuse", async () => {
    const half = new Interface((count) => count / 2, number({ maximum: 10 }), "number");
    await expect(half.run(11)).rejects.toThrow("count must be at most 10, got 11.");
    await expect(half.run(null)).rejects.toThrow("count is required, but nothing was given.");
    await expect(half.run("7" as never)).rejects.toThrow('count must be a number, got "7".');
  });

  test("throws what the function threw, with its message", async () => {
    const fail = new Interface(
      (word) => {
        throw new RangeError(`no ${word}`);
      },
      "text",
      "text",
    );
    await expect(fail.run("way")).rejects.toMatchObject({ message: "no way", code: "HC_FUNCTION", cause: expect.any(RangeError) });
  });

  test("says what an output must be when the function gave something else", async () => {
    const calculator = new Interface(() => "7" as never, null, "number", { apiName: "calculator" });
    await expect(calculator.run()).rejects.toThrow(
      'Output "Output" of endpoint "calculator" must be a number, but the function returned "7".',
    );
    const lists = new Interface(() => ["one"] as never, null, ["text", "text"], { apiName: "lists" });
    await expect(lists.run()).rejects.toThrow('Endpoint "lists" must return a list of 2 outputs, got ["one"].');
    const record = new Interface(() => ({ one: "a" }) as never, null, { one: "text", two: "text" }, { apiName: "record" });
    await expect(record.run()).rejects.toMatchObject({
      message: 'Endpoint "record" must return an object with the keys one, two, got {"one":"a"}.',
    });
  });

  test("gives the context only to a function that names one more parameter", async () => {
    const seen = new Interface((...words: unknown[]) => words.length, ["text", "text"], "number");
    expect(await seen.run("a", "b")).toBe(2);
    const largest = new Interface(Math.max as (left: number, right: number) => number, ["number", "number"], "number");
    expect(await largest.run(3, 4)).toBe(4);
    const named = new Interface((word, { run }) => `${word} ${run.length}`, "text", "text");
    expect(await named.run("id")).toBe("id 36");
  });
});
