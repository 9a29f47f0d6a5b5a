import type { NamedId } from "../../server/page-config.ts";
import type { Values } from "../run/run-event.ts";

/** Puts the inputs of an endpoint into its form, and gives those that it has; `null` where this part of the page has no such form. */
export type FormFiller = (endpoint: string, inputs: Values) => readonly NamedId[] | null;
