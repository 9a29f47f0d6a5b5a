import { describe, expect, test } from "vitest";
import { blockOf, call, five, runIn, textOf, useAgents } from "../../test/fixtures/agents.ts";
import { Blocks, ChatInterface, Interface, TabbedInterface, text } from "../index.ts";

const { calculator, cases, clientOf, closeAll, connect, flaggingDir, launch } = useAgents();

describe("tools", () => {
  test("are the endpoints, by name, with what they do and the schemas of their components", async () => {
    const client = await clientOf(calculator());
    expect(client.getServerVersion()).toMatchObject({ name: "Calculator" });
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(["calculator", "flag"]);
    expect(tools[0]).toMatchObject({
      title: "Calculator",
      description: "Calculates with two numbers.",
      inputSchema: {
        type: "object",
        required: ["num1", "operation", "num2"],
        properties: { num1: { type: "number" }, operation: { enum: ["add", "divide"] } },
      },
      outputSchema: { type: "object", required: ["Output"] },
    });
  });

  test("answer with the outputs, and with the run and its receipt", async () => {
    const result = await call(await clientOf(calculator()), "calculator", five);
    expect(result.structuredContent).toEqual({ Output: 12 });
    expect(blockOf(result, "text")?.text).toBe('{"Output":12}');
    expect(result._meta).toEqual({
      "hardcase/run": expect.stringMatching(/^[0-9a-f-]{36}$/),
      "hardcase/receipt": expect.any(String),
      "hardcase/inputs": five,
    });
    expect(String(result._meta?.["hardcase/run"]).endsWith(runIn(result) ?? "?")).toBe(true);
  });

  test("are of every kind of demo, and never of a private or undocumented endpoint", async () => {
    const word = text({ label: "Word" });
    const louder = text({ label: "Louder" });
    const blocks = new Blocks({ mcp: true }, word, louder);
    word.submit((given) => given.toUpperCase(), word, louder, { apiName: "shout", apiDescription: "Says it louder." });
    word.submit((given) => given, word, louder, { apiName: "hidden", apiVisibility: "undocumented" });
    word.submit((given) => given, word, louder, { apiName: "own", apiVisibility: "private" });
    const client = await clientOf(blocks);
    expect((await client.listTools()).tools).toMatchObject([{ name: "shout", description: "Says it louder." }]);
    expect((await call(client, "shout", { Word: "hi" })).structuredContent).toEqual({ Louder: "HI" });
    await expect(client.callTool({ name: "own", arguments: { Word: "hi" } })).rejects.toThrow('There is no tool "own". There is "shout".');

    const chat = new ChatInterface((message) => `You said ${message}`, { apiName: "parrot", mcp: true, allowFlagging: "never" });
    const tabs = new TabbedInterface([calculator({ mcp: false, allowFlagging: "never" }), chat], ["One", "Two"], { mcp: true });
    const both = await clientOf(tabs);
    expect((await both.listTools()).tools.map(({ name }) => name)).toEqual(["calculator", "parrot"]);
    const { structuredContent } = await call(both, "parrot", { message: "hello", history: [] });
    expect(structuredContent).toMatchObject({ reply: [{ role: "assistant", content: "You said hello" }] });
  });

  test("of a demo without flagging say nothing of it", async () => {
    const client = await clientOf(calculator({ allowFlagging: "never" }));
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(["calculator"]);
    expect(textOf(await call(client, "calculator", five))).toBe('{"Output":12}');
  });

  test("are not there unless the demo says so", async () => {
    const url = await launch(calculator({ mcp: false }));
    await expect(connect(url)).rejects.toThrow("HC_NOT_FOUND");
    expect(await (await fetch(`${url}/openapi.json`)).json()).not.toHaveProperty("x-hardcase-mcp");
  });

  test("are told of in the API's description", async () => {
    const url = await launch(calculator());
    expect(await (await fetch(`${url}/openapi.json`)).json()).toHaveProperty("x-hardcase-mcp", "mcp");
  });
});

describe("an error", () => {
  test("of a value names the parameter, and nothing has run", async () => {
    const result = await call(await clientOf(calculator()), "calculator", { num1: 5, operation: "power", num2: 7 });
    expect(result).toMatchObject({ isError: true });
    expect(textOf(result)).toContain('operation must be one of "add", "divide", got "power".');
    expect(runIn(result)).toBeUndefined();
  });

  test("of the function is told with its run, which can be flagged", async () => {
    const client = await clientOf(calculator());
    const result = await call(client, "calculator", { num1: 1, operation: "divide", num2: 0 });
    expect(result.isError).toBe(true);
    expect(textOf(result)).toMatch(/^Cannot divide by zero!\nRun [0-9a-f]{12}\./);
    await call(client, "flag", { run: runIn(result), note: "say infinity" });
    expect(await cases()).toMatchObject([
      { run: { error: { message: "Cannot divide by zero!" } }, flag: { by: "api", note: "say infinity" } },
    ]);
  });
});

describe("flag", () => {
  test("stores one case of the run that an answer names, and the last word on it", async () => {
    const client = await clientOf(calculator());
    const run = runIn(await call(client, "calculator", five));
    await call(client, "flag", { run, note: "off by ten" });
    const flagged = await call(client, "flag", { run, note: "off by one", corrected: { Output: 13 } });
    expect(flagged.structuredContent).toEqual({ saved: true, case: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(await cases()).toMatchObject([
      {
        verified: true,
        inputs: five,
        outputs: { Output: 12 },
        flag: { by: "api", note: "off by one", corrected: { Output: 13 } },
      },
    ]);
  });

  test("takes a receipt with its values, after a restart", async () => {
    const first = await call(await clientOf(calculator()), "calculator", five);
    await closeAll();
    const client = await clientOf(calculator());
    const { "hardcase/receipt": receipt, "hardcase/inputs": inputs } = first._meta ?? {};
    const gone = await call(client, "flag", { run: runIn(first) });
    expect(textOf(gone)).toContain("There is no such run, or it was too long ago. Give the run that an answer names");
    await call(client, "flag", { run: { receipt, inputs, outputs: first.structuredContent } });
    expect(await cases()).toMatchObject([{ run: { id: first._meta?.["hardcase/run"] }, flag: { by: "api" } }]);
    const forged = await call(client, "flag", { run: { receipt, inputs, outputs: { Output: 13 } } });
    expect(textOf(forged)).toContain('The output "Output" is not the one of the run.');
  });

  test("asks for an option where the demo has some", async () => {
    const client = await clientOf(calculator({ flaggingOptions: ["wrong sign", "other"] }));
    const { tools } = await client.listTools();
    expect(tools[1]?.inputSchema).toMatchObject({ required: ["run", "option"], properties: { option: { enum: ["wrong sign", "other"] } } });
    const run = runIn(await call(client, "calculator", five));
    expect(textOf(await call(client, "flag", { run }))).toBe('option must be "wrong sign" or "other", got nothing.');
    await call(client, "flag", { run, option: "other" });
    expect(await cases()).toMatchObject([{ flag: { option: "other" } }]);
  });

  test("gives way to an endpoint of that name", async () => {
    const demo = new Interface((word) => word, "text", "text", { apiName: "flag", mcp: true, flaggingDir: flaggingDir() });
    expect((await (await clientOf(demo)).listTools()).tools.map(({ name }) => name)).toEqual(["flag", "flag_1"]);
  });

  test("leaves runs that the server flags by itself to it", async () => {
    const client = await clientOf(calculator({ flagWhen: { twelve: ({ outputs }) => outputs.Output === 12 } }));
    await call(client, "calculator", five);
    expect(await cases()).toMatchObject([{ flag: { by: "rule", rule: "twelve" } }]);
  });

  test("is not there where every run is kept", async () => {
    const client = await clientOf(calculator({ allowFlagging: "auto" }));
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(["calculator"]);
    await call(client, "calculator", five);
    expect(await cases()).toMatchObject([{ flag: { by: "auto" } }]);
  });
});
