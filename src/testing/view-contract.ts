import type { Component } from "../components/component.ts";
import type { FileAccess, Json } from "../components/define-component.ts";
import type { ContractCheck } from "./component-contract.ts";

// biome-ignore lint/suspicious/noExplicitAny: the contract is the same for every component, whatever its types.
type Any = any;

/** The faces of a view, as the module of a kind's view exports them. */
export interface ViewFaces {
  readonly Input?: unknown;
  readonly Output?: unknown;
  readonly Cell: unknown;
  readonly Diff: unknown;
  readonly hasOwnLabel?: boolean;
}

/** What a view's contract is checked with. */
export interface ViewContractOptions {
  readonly files: FileAccess;
  /** Draws a face to HTML, for instance `(Face, props) => renderToString(h(Face, props))`. */
  readonly render: (face: Any, props: Record<string, unknown>) => string;
}

const id = "the-value";

/**
 * What the view of every component must do, as checks to run in any test runner: it has the faces of its place, and draws each
 * with a value, without one, and where it is waiting, read-only or wrong.
 *
 * @example
 * const render = (Face, props) => renderToString(h(Face, props));
 * for (const { name, run } of viewContract(stars(), await import("./stars.view.tsx"), { files, render })) test(name, run);
 */
export function viewContract(
  component: Component<Any, Any, Any, Any, Any>,
  view: ViewFaces,
  given: ViewContractOptions,
): readonly ContractCheck[] {
  const shared = { id, labelId: `${id}-label`, options: component.viewOptions() };
  const draw = (name: "Input" | "Output" | "Cell" | "Diff", props: Record<string, unknown>): string => {
    const face = view[name];
    if (face === undefined) throw new Error(`The view has no ${name}.`);
    return given.render(face, { ...shared, ...props });
  };
  const values = async (): Promise<readonly Json[]> => [await component.sample(given.files), await component.initial(given.files), null];
  const onInput = { onChange: ignore, onSubmit: ignore, onError: ignore, upload: async () => [], describedBy: undefined };

  return [
    {
      name: "draws an input that the label points at, in every state",
      run: async () => {
        if (component.place === "output" && view.Input === undefined) return;
        for (const value of await values()) {
          for (const [disabled, required, invalid] of [
            [false, true, false],
            [true, false, false],
            [false, true, true],
          ]) {
            ensureHas(draw("Input", { ...onInput, value, disabled, required, invalid }), `id="${id}"`, "Input");
          }
        }
      },
    },
    {
      name: "draws an output with its name, waiting and done",
      run: async () => {
        if (component.place === "input" && view.Output === undefined) return;
        // Where the shell draws no label, there is none to point at.
        const name = view.hasOwnLabel ? `id="${id}"` : `${id}-label`;
        for (const value of await values()) {
          for (const isStreaming of [false, true]) ensureHas(draw("Output", { value, isStreaming }), name, "Output");
        }
      },
    },
    {
      name: "draws a cell and a difference",
      run: async () => {
        for (const value of await values()) {
          draw("Cell", { value });
          for (const other of await values()) draw("Diff", { expected: value, actual: other });
        }
      },
    },
  ];
}

function ignore(): void {}

function ensureHas(html: string, part: string, face: string): void {
  if (!html.includes(part)) throw new Error(`${face} does not use ${part}: ${html.slice(0, 200)}`);
}
