import { describe, expect, test } from "vitest";
import { button, clearButton, dataframe, html, image, label, markdown, number, radio, slider, state, text } from "../components/index.ts";
import { type LayoutChild, row } from "./layout.ts";
import { type BlocksPlan, planBlocks } from "./plan-blocks.ts";
import { render } from "./render.ts";

const planned = ({ components }: BlocksPlan) => [...components.values()];
const editable = (...layout: LayoutChild[]) => planned(planBlocks({ layout })).map(({ isInteractive }) => isInteractive);

describe("a component is called", () => {
  test("by its label, else what it is called where it is read, else where it is written, else by its kind", () => {
    const labelled = text({ label: "Question" });
    const read = number();
    const written = text({ label: "Answer" });
    const go = button("Go");
    const unused = label();
    go.click((question: string, howOften: number) => question.repeat(howOften), [labelled, read], written);
    const plan = planBlocks({ layout: [row(labelled, read), written, go, unused] });
    expect(planned(plan).map(({ id, name }) => [id, name])).toEqual([
      ["c0", "Question"],
      ["c1", "howOften"],
      ["c2", "Answer"],
      ["c3", "Button"],
      ["c4", "Label"],
    ]);
    expect(plan.listeners[0]?.inputs).toEqual([
      { id: "c0", name: "Question" },
      { id: "c1", name: "howOften" },
    ]);
  });

  test("by the key of a record, which the function's object has too", () => {
    const first = text();
    const go = button();
    go.click(({ word }) => ({ shout: word.toUpperCase() }), { word: first }, { shout: text() });
    expect(() => planBlocks({ layout: [first, go] })).toThrow("is not on the page");
  });
});

test("an endpoint is called by its option, else by its function, and a taken name gets a number", () => {
  const go = button();
  function greet() {}
  go.click(greet);
  go.click(greet);
  go.click(() => {}, null, null, { apiName: "greet" });
  go.click(() => {});
  const plan = planBlocks({ layout: [go, render(() => [])] });
  expect(plan.endpoints.map(({ name }) => name)).toEqual(["greet", "greet_1", "greet_2", "predict"]);
  expect(plan.renders.map(({ endpoint }) => endpoint.name)).toEqual(["render"]);
});

test("listeners keep the order in which they were written, with those that follow them, and the page's own", () => {
  const first = button();
  const second = button();
  const clicked = second.click(() => {});
  first.click(() => {});
  clicked.success(() => {}).then(() => {});
  const { listeners } = planBlocks({ layout: [first, second] });
  expect(listeners.map(({ trigger }) => trigger)).toEqual([
    { component: "c1", event: "click" },
    { component: "c0", event: "click" },
    { after: 0, when: "success" },
    { after: 2, when: "then" },
  ]);
});

test("a listener may cancel others, with a function of its own or without", () => {
  const go = button();
  const stop = button();
  const running = go.click(() => {});
  stop.click(null, null, null, { cancels: running });
  go.click(() => {}, null, null, { cancels: [running] });
  const { listeners } = planBlocks({ layout: [go, stop] });
  expect(listeners.map(({ endpoint, cancels }) => [endpoint?.name ?? null, cancels])).toEqual([
    ["predict", []],
    [null, [0]],
    ["predict_1", [0]],
  ]);
});

test("what a button clears are its targets", () => {
  const name = text();
  expect(planned(planBlocks({ layout: [name, clearButton(name)] })).map(({ targets }) => targets)).toEqual([[], ["c0"]]);
});

describe("people can edit", () => {
  test("what a function takes, but not what it gives", () => {
    const [given, result, go] = [text(), text(), button()];
    go.click((value) => value, given, result);
    expect(editable(given, result, go)).toEqual([true, false, true]);
  });

  test("what one function gives and another takes, unless it goes on with it, or stores page values", () => {
    const [country, city, answer, stored] = [text(), text(), text(), text()];
    const go = button();
    country.change(() => "Rome", country, city);
    const asked = go.click((one) => one, city, answer);
    asked.then((one) => one, answer, stored);
    go.click(() => {}, [answer, stored], null, { preprocess: false });
    expect(editable(country, city, answer, stored, go)).toEqual([true, true, false, false, true]);
  });

  test("a field that its own function writes, and one whose edits are listened to", () => {
    const [line, note, go] = [text(), text(), button()];
    line.submit(() => "", line, line);
    go.click(() => "x", null, note);
    note.submit(() => {});
    expect(editable(line, note, go)).toEqual([true, true, true]);
  });

  test("what a person can choose in, but not what is only copied or pressed", () => {
    const [choice, copied, table, go] = [radio(["a"], { value: "a" }), text({ value: "x" }), dataframe(), button()];
    choice.select(() => {});
    copied.copy(() => {});
    table.select(() => {});
    go.click(() => [], null, table);
    expect(editable(choice, copied, table, go)).toEqual([true, false, false, true]);
  });

  test("what nobody takes, unless it has a value of its own", () => {
    expect(editable(text(), markdown({ value: "# Read me" }), slider(), clearButton([]))).toEqual([true, false, true, true]);
  });

  test("nothing in what can only be an output, whoever takes it", () => {
    const [classes, go] = [label(), button()];
    classes.select(() => {});
    go.click(() => {}, classes);
    expect(editable(classes, go)).toEqual([false, true]);
  });

  test("what a part of the page is built from", () => {
    const count = number({ value: 2 });
    expect(
      editable(
        count,
        render(() => [], count),
      ),
    ).toEqual([true]);
  });

  test("what the owner says", () => {
    const [given, result] = [text({ interactive: false }), text({ interactive: true })];
    given.change((value) => value, given, result);
    expect(editable(given, result)).toEqual([false, true]);
  });
});

test("what the server holds is no value of the page", () => {
  const [count, shown, more] = [state(0), number(), button()];
  more.click((n) => [n + 1, n + 1], [count], [count, shown]);
  const [listener] = planBlocks({ layout: [shown, more] }).listeners;
  expect(listener).toMatchObject({ inputs: [], outputs: [{ id: "c0", name: "Output 2" }] });
});

test("a part of a page knows the page around it", () => {
  const outside = text();
  const around = planBlocks({ layout: [outside] });
  const inside = text();
  inside.change((value) => value, inside, outside);
  const part = planBlocks({ layout: [inside], prefix: "render-", around });
  expect(part.listeners[0]).toMatchObject({ inputs: [{ id: "render-c0" }], outputs: [{ id: "c0" }] });
  expect(part.endpoints.map(({ name }) => name)).toEqual(["render-predict"]);
});

describe("a page is refused", () => {
  const refused = (...layout: LayoutChild[]) => expect(() => planBlocks({ layout }));
  const go = () => button("Go");

  test("with a component twice", () => {
    const name = text({ label: "Name" });
    refused(name, row(name)).toThrow('One text() "Name" stands twice on the page.');
  });

  test("with a component of a listener that is not laid out", () => {
    const [away, there] = [text({ label: "Away" }), go()];
    there.click((value) => value, away);
    refused(there).toThrow('A text() "Away" of the listener "predict" is not on the page.');
  });

  test("with state laid out", () => {
    refused(state(0)).toThrow("A state() cannot be laid out: its value never reaches the page.");
  });

  test("with a button that clears what is not there", () => {
    refused(clearButton(text({ label: "Away" }))).toThrow('A text() "Away" of clearButton() is not on the page.');
  });

  test("with a listener that has no function and stops nothing", () => {
    const there = go();
    there.click(null);
    refused(there).toThrow('A listener of "click" has no function.');
  });

  test("with a listener that stops one of another page", () => {
    const [there, elsewhere] = [go(), go()];
    there.click(() => {}, null, null, { cancels: elsewhere.click(() => {}) });
    refused(there).toThrow('The listener "predict" cancels one that is not on this page.');
  });

  test.each<[object, string]>([
    [{ cancels: "predict" }, 'A listener of "click": cancels must be listeners, got "predict".'],
    [{ triggerMode: "always" }, 'A listener of "click": triggerMode must be one of "once", "multiple", "alwaysLast", got "always".'],
    [{ showProgress: true }, 'A listener of "click": showProgress must be one of "full", "minimal", "hidden", got true.'],
    [{ debounce: -1 }, 'A listener of "click": debounce must be a number of milliseconds from 0 up, got -1.'],
    [{ apiName: "a b" }, 'apiName must be made of letters, digits, "_" and "-", got "a b".'],
    [{ concurrencyLimit: 0 }, "concurrencyLimit must be a whole number above 0, or null, got 0."],
    [{ triggermode: "once" }, 'A listener of "click" has no option "triggermode".'],
  ])("with the options %j", (options, message) => {
    const there = go();
    there.click(() => {}, null, null, options as never);
    refused(there).toThrow(message);
  });

  test("with an event that its kind does not have", () => {
    expect(() => (text() as unknown as ReturnType<typeof button>).click(() => {})).toThrow('text() has no event "click".');
  });

  test("with one that is awaited", async () => {
    await expect(async () => await go().click(() => {})).rejects.toThrow("A listener cannot be awaited");
  });

  test("but not for a component that only shows something", () => {
    expect(planned(planBlocks({ layout: [html({ value: "<b>Hello</b>" }), image()] }))).toHaveLength(2);
  });
});
