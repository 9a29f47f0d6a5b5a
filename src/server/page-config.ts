import type { Json } from "../components/define-component.ts";

/** One component as the page needs it. */
export interface ComponentConfig {
  /** Unique on the page; a unified component has one id in inputs and outputs alike. */
  readonly id: string;
  readonly kind: string;
  /** The name on the page and the key in requests and answers. */
  readonly label: string;
  readonly info?: string;
  readonly isOptional: boolean;
  readonly isVisible: boolean;
  /** Page value that the form starts with. */
  readonly initial: Json;
  /** What the kind's view gets as `options`. */
  readonly options: Json;
}

/** One endpoint as the page calls it, with ids of components in order. */
export interface EndpointConfig {
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Whether outputs may come more than once, so that Stop is offered. */
  readonly isStreaming: boolean;
  readonly isLive: boolean;
  /** Rows of page values, in the order of the inputs. */
  readonly examples: readonly (readonly Json[])[];
}

/** What the server writes into the page as JSON; title, description and article are already in the HTML. */
export interface PageConfig {
  readonly title: string;
  readonly version?: string;
  readonly components: readonly ComponentConfig[];
  readonly endpoints: readonly EndpointConfig[];
  /** In bytes. */
  readonly maxFileSize: number;
  /** Whether the page offers to sign out. */
  readonly hasLogin: boolean;
  /** Rows that other rooms add to the page, by name, for instance `flag`. */
  readonly rows: { readonly [name: string]: Json };
}
