import { componentEvents } from "../components/component-event.ts";
import type { RunTrigger } from "../components/run-context.ts";

/** The browser's random name, by which a second flag of a run finds the case of the first. */
export const sessionHeader = "x-hardcase-session";
/** The open page's random name, under which the server keeps its state. */
export const pageHeader = "x-hardcase-page";
/** What happened on the page, as JSON in percent-encoding. */
export const eventHeader = "x-hardcase-event";
/** What shows that a call comes from the page; private endpoints ask for it. */
export const pageKeyHeader = "x-hardcase-page-key";
/** The UUID that a page gives a run to find it by. */
export const runHeader = "x-hardcase-run";

/** A random name; whatever else stands there counts as none. */
export function readName(header: string | undefined): string | null {
  return header !== undefined && /^[\w-]{8,64}$/.test(header) ? header : null;
}

const triggers: readonly string[] = [...componentEvents, "load", "unload", "then", "success", "failure"];

/** What cannot be read counts as no event: a run from the API has none either. */
export function readTrigger(header: string | undefined): RunTrigger | null {
  if (header === undefined) return null;
  try {
    const { name, detail = null } = JSON.parse(decodeURIComponent(header)) as Partial<RunTrigger>;
    return name !== undefined && triggers.includes(name) ? { name, detail } : null;
  } catch {
    return null;
  }
}
