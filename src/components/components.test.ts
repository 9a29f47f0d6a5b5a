import { Ajv2020 } from "ajv/dist/2020.js";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { afterAll, describe, expect, test } from "vitest";
import { componentContract } from "../testing/component-contract.ts";
import { openTemporaryFiles } from "../testing/temporary-files.ts";
import { viewContract } from "../testing/view-contract.ts";
import type { Component } from "./component.ts";
import type { JsonSchema } from "./define-component.ts";
import * as registry from "./index.ts";
import type { ViewModule } from "./view/view-props.ts";

// biome-ignore lint/suspicious/noExplicitAny: whatever the types of a kind, its contract is the same.
type Any = any;

const views = import.meta.glob<ViewModule<Any, Any>>("./*/*.view.tsx", { eager: true });
const ajv = new Ajv2020({ strict: false, validateFormats: false });
const fitsSchema = (schema: JsonSchema, value: unknown): boolean => ajv.validate(JSON.parse(JSON.stringify(schema)), value);

const temporary = await openTemporaryFiles();
afterAll(() => temporary[Symbol.asyncDispose]());
const { files, media } = temporary;

const render = (face: Any, props: Any): string => renderToString(h(face, props));

/** The kind's component with no options, or with a list of choices where it cannot be made without. */
function plainComponent(factory: (...given: unknown[]) => Component<Any, Any, Any>): Component<Any, Any, Any> {
  try {
    return factory();
  } catch {
    return factory(["red", ["Green", "green"], "blue"]);
  }
}

describe.each(Object.entries(registry))("%s", (name, factory) => {
  const component = plainComponent(factory as never);

  test("is found by the name of its factory", () => expect(component.kind).toBe(name));

  test.each(componentContract(component, { files, media, fitsSchema }))("$name", ({ run }) => run());

  const folder = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const view = views[`./${folder}/${folder}.view.tsx`];

  // What is kept on the server is not drawn.
  test.skipIf(component.isHeld)("has a view in the folder of its name", () => expect(view).toBeDefined());

  test.each(view ? viewContract(component, view, { files, render }) : [])("$name", ({ run }) => run());
});
