import { expectTypeOf, test } from "vitest";
import { button, image, number, radio, state, text } from "../components/index.ts";
import type { RunContext } from "../components/run-context.ts";
import { update } from "../components/update.ts";
import { Blocks } from "./blocks.ts";
import { flagButton } from "./flag-button.ts";
import { column, row, sidebar, step, tab, tabs, walkthrough } from "./layout.ts";
import { render } from "./render.ts";
import type { Theme } from "./theme.ts";

const name = text();
const count = number();

test("a page is made of components and layouts, with options or without", () => {
  expectTypeOf(new Blocks(name, row(count))).toEqualTypeOf<Blocks>();
  new Blocks({ title: "Hello", css: "h1 { color: teal; }" }, sidebar({ position: "right" }, name), tabs(tab("One", count)));
  walkthrough(step("One", column({ scale: 2 }, name)));
  // @ts-expect-error the name of a component is none: Blocks tells components apart by themselves
  new Blocks("text");
  // @ts-expect-error a share is a number
  column({ scale: "2" }, name);
  // @ts-expect-error tabs hold tabs
  tabs(name);
});

test("load and unload are typed as any event is", () => {
  const demo = new Blocks(name, count);
  demo.load(() => "welcome", null, name);
  demo.unload(
    (given, n, { event }) => {
      expectTypeOf(given).toEqualTypeOf<string>();
      expectTypeOf(n).toEqualTypeOf<number>();
      expectTypeOf(event).toEqualTypeOf<RunContext["event"]>();
    },
    [name, count],
  );
  // @ts-expect-error a number is no text
  demo.load(() => 42, null, name);
});

test("what the server holds is of any type, and its function gives the same", () => {
  const tasks = state<{ readonly title: string; readonly isDone: boolean }[]>([]);
  button().click(
    (all) => {
      expectTypeOf(all).toEqualTypeOf<{ readonly title: string; readonly isDone: boolean }[]>();
      return all.filter(({ isDone }) => !isDone);
    },
    tasks,
    tasks,
  );
  // @ts-expect-error a task has a title
  button().click(() => [{ isDone: true }], null, tasks);
});

test("an update fits the output that it is for", () => {
  const city = radio(["Rome", "Milan"]);
  button().click(() => [update({ choices: ["Kyoto"], value: "Kyoto" }), update({ visible: false })] as const, null, [city, count]);
  button().click(() => update({ maximum: 5, value: 3 }), null, count);
  // @ts-expect-error a text has no maximum
  button().click(() => update({ maximum: 5 }), null, name);
  // @ts-expect-error the value of a number is a number
  button().click(() => update({ value: "three" }), null, count);
});

test("a part is built of values, and gives components", () => {
  render(
    (n, written) => {
      expectTypeOf(n).toEqualTypeOf<number>();
      expectTypeOf(written).toEqualTypeOf<string>();
      return Array.from({ length: n }, () => row(text(), text()));
    },
    [count, name],
  );
  render(async () => image());
  // @ts-expect-error a text is no layout
  render((written) => written, name);
});

test("a Flag row is of a listener", () => {
  const asked = name.submit((given) => given.toUpperCase(), name, text());
  flagButton(asked, { flaggingOptions: ["rude", ["Not true", "wrong"]] });
  asked.success(() => {}).then(() => {});
  // @ts-expect-error a button is none
  flagButton(button());
});

test("a theme is typed", () => {
  expectTypeOf<Theme["density"]>().toEqualTypeOf<"compact" | "comfortable" | "spacious" | undefined>();
  // @ts-expect-error colours have names of their own
  new Blocks({ theme: { colors: { acent: "teal" } } }, name);
});
