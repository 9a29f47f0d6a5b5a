import type { FileAccess, Json } from "../components/define-component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";
import type { Endpoint, NamedComponent } from "../demo/endpoint.ts";
import { hashValue } from "../runs/hash-values.ts";
import { readInputs, refuseUnknown } from "../runs/read-inputs.ts";
import type { Receipt } from "../runs/receipts.ts";
import type { NamedValues } from "../runs/run.ts";
import type { FlaggingSettings } from "./flagging-settings.ts";
import type { MoreSaid } from "./more-said.ts";

/** Longest note, in characters. */
const maxNote = 10_000;

type Body = { readonly [member: string]: Json };

/**
 * The values of a run as somebody sends them back. What was signed is taken as it is: the page may have had other options by
 * then, which `update()` gave it. Anything else is checked as the run's own values were, so that the refusal says what is wrong.
 */
export async function readRunValues(
  endpoint: Endpoint,
  body: Body,
  { receipt, files }: { readonly receipt: Receipt; readonly files: FileAccess },
): Promise<{ inputs: NamedValues; outputs: NamedValues | null }> {
  const inputs = asValues("inputs", body.inputs);
  return {
    inputs: hashValue(inputs) === receipt.inputs ? inputs : await readInputs(endpoint, endpoint.inputs, inputs, files),
    outputs: body.outputs === null ? null : readSignedOutputs(endpoint, body.outputs, receipt),
  };
}

function readSignedOutputs(endpoint: Endpoint, given: Json | undefined, receipt: Receipt): NamedValues {
  const outputs = asValues("outputs", given);
  return hashValue(outputs) === receipt.outputs ? outputs : readOutputs("outputs", endpoint.outputs, outputs);
}

/** Option, note and correction, where the body has them. Throws naming the member or the output. */
export function readMoreSaid(endpoint: Endpoint, options: FlaggingSettings["options"], body: Body): MoreSaid {
  return {
    ...(body.option !== undefined && body.option !== null && { option: readOption(options, body.option) }),
    ...(body.note !== undefined && { note: readNote(body.note) }),
    ...(body.corrected !== undefined && { corrected: readCorrected(endpoint, body.corrected) }),
  };
}

/** Throws where the demo has options and none was chosen. */
export function requireOption(options: FlaggingSettings["options"], { option }: MoreSaid): void {
  if (options.length > 0 && option === undefined) readOption(options, undefined);
}

/** Throws `HC_PARAMETER_UNKNOWN` for a member that a request does not have. */
export function refuseMembers(body: Body, members: readonly string[]): void {
  const unknown = Object.keys(body).find((name) => !members.includes(name));
  if (unknown === undefined) return;
  throw new HardcaseError("HC_PARAMETER_UNKNOWN", `A flag has no member "${unknown}".`, {
    parameter: unknown,
    hint: `It has ${members.map((name) => `"${name}"`).join(", ")}.`,
  });
}

function readOutputs(place: string, named: readonly NamedComponent[], given: Json | undefined): NamedValues {
  const values = asValues(place, given);
  refuseUnknown(named, values, "There is no output");
  return Object.fromEntries(named.map(({ name, component }) => [name, component.parse(values[name])]));
}

function readCorrected(endpoint: Endpoint, given: Json): NamedValues | null {
  if (given === null) return null;
  const all = readOutputs("corrected", endpoint.outputs, given);
  return Object.fromEntries(Object.keys(given as NamedValues).map((name) => [name, all[name] ?? null]));
}

function readNote(given: Json): string | null {
  if (given === null || given === "") return null;
  if (typeof given === "string" && given.length <= maxNote) return given;
  throw new HardcaseError("HC_VALUE_INVALID", `note must be a text of at most ${maxNote} characters, got ${showValue(given)}.`, {
    parameter: "note",
  });
}

function readOption(options: FlaggingSettings["options"], given: Json | undefined): string {
  const values = options.map(({ value }) => value);
  const chosen = values.find((value) => value === given);
  if (chosen !== undefined) return chosen;
  const expected = values.length === 0 ? "left out: this demo has no flagging options" : values.map((value) => `"${value}"`).join(" or ");
  throw new HardcaseError("HC_FLAG_OPTION", `option must be ${expected}, got ${showValue(given)}.`, { parameter: "option" });
}

function asValues(place: string, given: Json | undefined): NamedValues {
  if (typeof given === "object" && given !== null && !Array.isArray(given)) return given as NamedValues;
  throw new HardcaseError("HC_VALUE_INVALID", `${place} must be an object with a value for each name, got ${showValue(given)}.`, {
    parameter: place,
  });
}
