import type { ComponentEvent } from "../../components/component-event.ts";
import type { Json } from "../../components/define-component.ts";

/** What happened, as the server is told. */
export interface PageEvent {
  readonly name: ComponentEvent | "load" | "unload" | "then" | "success" | "failure";
  readonly detail: Json;
}
