import type { Listener } from "../components/listener.ts";
import type { AnyComponent } from "./component-types.ts";
import type { Endpoint } from "./endpoint.ts";

const followUps: readonly string[] = ["then", "success", "failure"];
/** What a person does to a value that can be edited alone. */
const editing: readonly string[] = ["input", "clear", "submit", "upload", "release", "stream", "edit"];
/** And what may be done to a value that can only be read, too. */
const choosing: readonly string[] = [...editing, "select", "focus", "blur"];

interface PageParts {
  readonly listeners: ReadonlyMap<Listener, Endpoint>;
  /** Endpoints of parts that are built from values. */
  readonly renders: readonly Endpoint[];
  /** What buttons act upon, such as those that one clears. */
  readonly targets: ReadonlySet<AnyComponent>;
}

/**
 * Components that people can edit, where their owner does not say. What a function takes is there to be edited; what one gives is
 * there to be read, and so is a value that nobody takes.
 */
export function editableComponents(drawn: readonly AnyComponent[], { listeners, renders, targets }: PageParts): Set<AnyComponent> {
  const written = new Set<AnyComponent>();
  const read = new Set(targets);
  const edited = new Set<AnyComponent>();
  for (const { inputs } of renders) for (const { source } of inputs) edited.add(source);
  for (const [{ parts }, { inputs, outputs, isPreprocessed }] of listeners) {
    for (const { source } of outputs) written.add(source);
    for (const { source } of inputs) {
      read.add(source);
      const isOwnField = outputs.some((output) => output.source === source);
      // One that takes page values stores what is there, and one that follows another goes on with its results.
      if (isOwnField || (isPreprocessed && !followUps.includes(parts.event))) edited.add(source);
    }
  }
  return new Set(
    drawn.filter((component) => {
      if (component.place !== "both") return component.place === "input";
      if (edited.has(component)) return true;
      const listensTo = (events: readonly string[]) => component.listeners.some(({ parts }) => events.includes(parts.event));
      if (written.has(component)) return listensTo(editing);
      return !hasOwnValue(component) || read.has(component) || listensTo(choosing);
    }),
  );
}

function hasOwnValue({ options }: AnyComponent): boolean {
  const { value } = options as { readonly value?: unknown };
  return value !== undefined && value !== null;
}
