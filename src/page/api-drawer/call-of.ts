import type { Values } from "../run/run-event.ts";
import type { ApiEndpoint } from "./api-document.ts";
import type { SnippetCall } from "./snippets.ts";

/** A call with what a form says; where it says nothing that could be run, with the example. */
export function callOf({ name: endpoint, inputs, example }: ApiEndpoint, values: Values): SnippetCall {
  return {
    endpoint,
    inputs: inputs.map(({ name, type, isRequired }) => {
      const value = values[name] ?? null;
      const mayBeEmpty = !isRequired && / \| null$|^any$/.test(type);
      return { name, value: value === null && !mayBeEmpty ? (example[name] ?? null) : value };
    }),
  };
}
