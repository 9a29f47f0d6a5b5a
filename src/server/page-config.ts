import type { Json } from "../components/define-component.ts";
import type { ChatControl } from "../demo/chat-body.ts";
import type { Trigger } from "../demo/plan-blocks.ts";

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
  /** Whether people can edit it, where it is not by its place that it is an input or an output. */
  readonly isInteractive: boolean;
  /** Ids of components that it acts upon in the browser. */
  readonly targets?: readonly string[];
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

/** A component under the name that an endpoint has for it. */
export interface NamedId {
  readonly id: string;
  readonly name: string;
}

/** What a page of Blocks is laid out of. */
export type LayoutConfig =
  | { readonly type: "component"; readonly id: string }
  | {
      readonly type: "row" | "column" | "group" | "tabs" | "tab" | "accordion" | "sidebar" | "walkthrough" | "step";
      readonly label?: string;
      readonly options: { readonly [name: string]: Json };
      readonly children: readonly LayoutConfig[];
    }
  /** A part that an endpoint builds from values. */
  | { readonly type: "render"; readonly endpoint: string; readonly inputs: readonly NamedId[] }
  /** The Flag row of a listener's last run. */
  | { readonly type: "flagRow"; readonly listener: number };

/** A listener as the page runs it. */
export interface ListenerConfig {
  readonly id: number;
  readonly trigger: Trigger;
  /** `null` for one that only stops others. */
  readonly endpoint: string | null;
  readonly inputs: readonly NamedId[];
  readonly outputs: readonly NamedId[];
  /** Whether it does not run while a required input is empty. */
  readonly isRequiring: boolean;
  readonly isStreaming: boolean;
  readonly showProgress: "full" | "minimal" | "hidden";
  readonly debounceMs: number;
  readonly triggerMode: "once" | "multiple" | "alwaysLast";
  readonly cancels: readonly number[];
  /** Endpoints of parts that are built anew after its run, as it writes what the server holds and they read. */
  readonly rebuilds?: readonly string[];
}

/** A page of Blocks, or a part of one. */
export interface BlocksConfig {
  readonly layout: readonly LayoutConfig[];
  readonly listeners: readonly ListenerConfig[];
}

/** A message to begin with, and page values of the additional inputs; `null` leaves those as they are. */
export interface ChatExampleConfig {
  readonly message: Json;
  readonly additional: readonly Json[] | null;
}

/** A conversation with an endpoint, whose inputs are the message, the history, and the additional ones. */
export interface ChatConfig {
  readonly endpoint: string;
  /** Whether a message may have files. */
  readonly isMultimodal: boolean;
  readonly examples: readonly ChatExampleConfig[];
  /** Markdown. */
  readonly placeholder?: string;
  readonly hasAutofocus: boolean;
  readonly controls: readonly ChatControl[];
}

/** What stands between the description and the article. */
export type BodyConfig =
  | { readonly type: "interface"; readonly endpoint: string }
  | ({ readonly type: "blocks" } & BlocksConfig)
  | ({ readonly type: "chat" } & ChatConfig)
  | { readonly type: "tabs"; readonly tabs: readonly TabConfig[] };

/** One demo of several on a page. */
export interface TabConfig {
  readonly label: string;
  /** HTML that the server has made of Markdown; it has no scripts. */
  readonly description?: string;
  /** And this too. */
  readonly article?: string;
  readonly body: BodyConfig;
}

/** What the server writes into the page as JSON; title, description and article are already in the HTML. */
export interface PageConfig {
  readonly title: string;
  readonly version?: string;
  readonly components: readonly ComponentConfig[];
  /** Addresses of the views of the owner's own kinds, by the kinds' names. */
  readonly views: { readonly [kind: string]: string };
  readonly endpoints: readonly EndpointConfig[];
  readonly body: BodyConfig;
  /** In bytes. */
  readonly maxFileSize: number;
  /** Whether the page offers to sign out. */
  readonly hasLogin: boolean;
  /** Rows that other rooms add to the page, by name, for instance `flag`. */
  readonly rows: { readonly [name: string]: Json };
}
