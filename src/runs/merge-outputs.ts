import type { Json } from "../components/define-component.ts";
import type { OutputEvent, OutputUpdate } from "./run.ts";

/** One event that tells whoever has seen neither of two what both have told. */
export function mergeOutputs(earlier: OutputEvent | undefined, later: OutputEvent): OutputEvent {
  if (earlier === undefined) return later;
  const outputs: Record<string, Json> = {};
  const updates: Record<string, OutputUpdate> = { ...earlier.updates };
  for (const [name, value] of Object.entries(later.outputs)) {
    const update = later.updates?.[name];
    const keepsValue = update?.keepsValue === true;
    outputs[name] = keepsValue ? (earlier.outputs[name] ?? null) : value;
    if (update === undefined && updates[name] === undefined) continue;
    const hasValue = !keepsValue || (name in earlier.outputs && updates[name]?.keepsValue !== true);
    updates[name] = { ...updates[name], ...(update as OutputUpdate), keepsValue: !hasValue };
  }
  return { type: "output", outputs, ...(Object.keys(updates).length > 0 && { updates }) };
}
