import { expect, onTestFinished, test } from "vitest";
import { Blocks, button, flagButton, number, radio, render, slider, state, text, update } from "../index.ts";
import { DemoClient } from "../testing/demo-client.ts";

/** A client for one open page of a demo. */
function openPage(demo: Blocks, name: string): DemoClient {
  const client = new DemoClient(demo, { "x-hardcase-page": `page-${name}`, "x-hardcase-session": `browser-${name}` });
  onTestFinished(() => client[Symbol.asyncDispose]());
  return client;
}

interface Answer {
  readonly outputs?: { readonly [name: string]: unknown };
  readonly error?: { readonly code: string; readonly message: string; readonly hint?: string; readonly parameter?: string };
}

test("two pages of one browser, and two browsers, each count for themselves", async () => {
  const [count, shown, more] = [state(0), number({ label: "Count" }), button("More")];
  const demo = new Blocks(shown, more);
  more.click((n) => [n + 1, n + 1], [count], [count, shown], { apiName: "more" });
  const [one, other] = [openPage(demo, "one-page"), openPage(demo, "other-page")];
  const press = async (page: DemoClient) => (await page.run("more", {})).outputs;
  expect([await press(one), await press(one), await press(other), await press(one)]).toEqual(
    [1, 2, 1, 3].map((expected) => ({ Count: expected })),
  );
  await one.send("POST", "/api/leave", {});
  expect(await press(one)).toEqual({ Count: 1 });
  // A run from the API has no page, and so the initial value.
  const api = new DemoClient(demo);
  expect([await press(api), await press(api)]).toEqual([{ Count: 1 }, { Count: 1 }]);
});

test("update() makes a new choice valid, for the page that it was sent to only", async () => {
  const country = radio(["Italy", "Japan"], { label: "Country" });
  const city = radio(["Rome"], { label: "City" });
  const said = text({ label: "Said" });
  const demo = new Blocks(country, city, said);
  country.change((chosen) => update({ choices: chosen === "Japan" ? ["Kyoto"] : ["Rome"], value: "Kyoto" }), country, city, {
    apiName: "move",
  });
  city.change((chosen) => chosen, city, said, { apiName: "say" });
  const [moved, other] = [openPage(demo, "one-page"), openPage(demo, "other-page")];
  const answer = await moved.send<Answer & { updates: object }>("POST", "/api/run/move", { Country: "Japan" });
  expect(answer.body).toMatchObject({
    outputs: { City: "Kyoto" },
    updates: { City: { keepsValue: false, options: { choices: [{ label: "Kyoto" }] } } },
  });
  expect((await moved.run("say", { City: "Kyoto" })).outputs).toEqual({ Said: "Kyoto" });
  const refused = await other.send<Answer>("POST", "/api/run/say", { City: "Kyoto" });
  expect(refused).toMatchObject({
    status: 422,
    body: { error: { parameter: "City", message: 'City must be one of "Rome", got "Kyoto".' } },
  });
  expect((await other.run("say", { City: "Rome" })).outputs).toEqual({ Said: "Rome" });
});

test("an update that cannot be fails the run with what is wrong", async () => {
  const [level, go] = [slider(0, 1, 0.5, { label: "Level" }), button()];
  const demo = new Blocks(level, go);
  go.click(() => update({ minimum: 5, maximum: 5 }), null, level, { apiName: "narrow" });
  const { status, body } = await openPage(demo, "one-page").send<Answer>("POST", "/api/run/narrow", {});
  expect(status).toBe(500);
  expect(body.error).toMatchObject({ code: "HC_COMPONENT_OPTIONS", message: "slider(): maximum must be above minimum, got 5 twice." });
});

test("with preprocess: false a function takes page values, empty ones too; with postprocess: false it gives them", async () => {
  const [name, shown, go] = [text({ label: "Name" }), number({ label: "Shown" }), button()];
  const demo = new Blocks(name, shown, go);
  const taken: unknown[] = [];
  go.click((...values) => void taken.push(values), [name, shown], null, { preprocess: false, apiName: "take" });
  go.click(() => "7", null, shown, { postprocess: false, apiName: "give" });
  const page = openPage(demo, "one-page");
  expect(await page.send("POST", "/api/run/take", { Name: null, Shown: 4 })).toMatchObject({ status: 200, body: { outputs: {} } });
  expect(taken).toEqual([[null, 4]]);
  const { body } = await page.send<Answer>("POST", "/api/run/give", {});
  expect(body.error).toMatchObject({
    code: "HC_OUTPUT_TYPE",
    message: 'Endpoint "give" gave no page value of "Shown": Shown must be a number, got "7".',
  });
});

test("the function is told what happened on the page", async () => {
  const [go, shown] = [button(), text({ label: "Shown" })];
  const demo = new Blocks(go, shown);
  go.click(({ event }) => JSON.stringify(event), null, shown, { apiName: "tell" });
  const event = encodeURIComponent(JSON.stringify({ name: "select", detail: { index: 1, value: "é" } }));
  await using page = new DemoClient(demo, { "x-hardcase-event": event });
  expect((await page.run("tell", {})).outputs).toEqual({ Shown: '{"name":"select","detail":{"index":1,"value":"é"}}' });
  expect((await openPage(demo, "one-page").run("tell", {})).outputs).toEqual({ Shown: "null" });
});

test("a part is built for the page that asks, and its endpoints are of that page alone", async () => {
  const fields = slider(1, 3, 2, { label: "Fields" });
  const parts = render(
    (howMany) =>
      Array.from({ length: howMany }, (_, index) => {
        const field = text({ label: `Field ${index + 1}` });
        field.input((given) => given.toUpperCase(), field, field, { apiName: "shout" });
        return field;
      }),
    fields,
  );
  const demo = new Blocks(fields, parts);
  const [one, other] = [openPage(demo, "one-page"), openPage(demo, "other-page")];
  const built = await one.send<{ components: { label: string }[]; listeners: { endpoint: string }[] }>("POST", "/api/render/render", {
    Fields: 2,
  });
  expect(built.body.components.map(({ label }) => label)).toEqual(["Field 1", "Field 2"]);
  expect(built.body.listeners.map(({ endpoint }) => endpoint)).toEqual(["render-shout", "render-shout_1"]);
  expect((await one.run("render-shout_1", { "Field 2": "hello" })).outputs).toEqual({ "Field 2": "HELLO" });
  expect(await other.send("POST", "/api/run/render-shout", { "Field 1": "hello" })).toMatchObject({ status: 404 });
  await one.send("POST", "/api/render/render", { Fields: 1 });
  expect(await one.send("POST", "/api/run/render-shout_1", { "Field 2": "hello" })).toMatchObject({ status: 404 });
});

test.each<[string, unknown, number, string]>([
  ["a value that is missing", { Fields: null }, 422, "HC_VALUE_REQUIRED"],
  ["a value that cannot be", { Fields: 9 }, 422, "HC_VALUE_INVALID"],
  ["a function that throws", { Fields: 1 }, 500, "HC_FUNCTION"],
  ["a Flag row, whose endpoint is not there before any page", { Fields: 2 }, 500, "HC_DEMO"],
  ["what is no layout", { Fields: 3 }, 500, "HC_DEMO"],
])("a part is not built from %s", async (_, values, status, code) => {
  const fields = slider(1, 3, 1, { label: "Fields" });
  const go = button();
  const parts = render((howMany) => {
    if (howMany === 1) throw new Error("There is nothing to build.");
    return howMany === 2 ? [go, flagButton(go.click(() => {}))] : ("text" as never);
  }, fields);
  const demo = new Blocks(fields, parts);
  expect(await openPage(demo, "one-page").send("POST", "/api/render/render", values)).toMatchObject({ status, body: { error: { code } } });
});

test("a page tells which parts a run builds anew, as it writes the state that they are built of", async () => {
  const [tasks, add] = [state<string[]>([]), button("Add")];
  const list = render((all) => all.map((one) => text({ label: one })), tasks);
  add.click((all) => [...all, `Task ${all.length + 1}`], tasks, tasks, { apiName: "add" });
  const demo = new Blocks(add, list);
  const page = openPage(demo, "one-page");
  const html = await (await demo.fetch(new Request("http://127.0.0.1/"))).text();
  expect(html).toContain('"rebuilds":["render"]');
  await page.run("add", {});
  await page.run("add", {});
  const { body } = await page.send<{ components: { label: string }[] }>("POST", "/api/render/render", {});
  expect(body.components.map(({ label }) => label)).toEqual(["Task 1", "Task 2"]);
});
