import type { Values } from "../run/run-event.ts";

/** What the page would run each endpoint with now, by the endpoint's name. */
export const formValues = new Map<string, () => Values>();
