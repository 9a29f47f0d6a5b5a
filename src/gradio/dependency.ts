import type { AnyComponent } from "../demo/component-types.ts";
import type { Endpoint, NamedComponent } from "../demo/endpoint.ts";
import type { UnverifiedFlag } from "../runs/extension.ts";

/** A value that a dependency takes or gives. */
export interface Slot {
  /** Number of its component in the config. */
  readonly id: number;
  readonly label: string;
  /** What a Python client calls it. */
  readonly parameter: string;
  /** `null` for what is no value of the API: state that the server holds, or a button. */
  readonly named: NamedComponent | null;
}

/** What Gradio calls a dependency: a function that clients call by number or name. */
export interface Dependency {
  /** Its place in the config's list. */
  readonly id: number;
  /** Without a slash. */
  readonly apiName: string;
  readonly visibility: "public" | "undocumented";
  readonly isQueued: boolean;
  readonly isGenerator: boolean;
  readonly inputs: readonly Slot[];
  readonly outputs: readonly Slot[];
  readonly does: { readonly run: Endpoint } | { readonly flag: UnverifiedFlag };
}

/** A component of the config that is none of the demo's: Gradio's page needs buttons to draw what our page draws by itself. */
export interface ButtonPart {
  readonly id: number;
  readonly text: string;
  readonly isVisible: boolean;
  /** Whether it is the one button that a form is for. */
  readonly isPrimary: boolean;
}

/** All that clients are told of, with the numbers by which they know it. */
export interface Catalogue {
  readonly dependencies: readonly Dependency[];
  readonly components: ReadonlyMap<AnyComponent, CataloguedComponent>;
  readonly buttons: readonly ButtonPart[];
  /** The button that runs a dependency, or flags by it, by the dependency's number. */
  readonly buttonOf: ReadonlyMap<number, ButtonPart>;
}

export interface CataloguedComponent {
  readonly id: number;
  readonly label: string;
  readonly component: AnyComponent;
}
