import { v7 as uuidv7 } from "uuid";
import type { Json } from "../components/define-component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";
import type { Endpoint, NamedComponent } from "../demo/endpoint.ts";
import type { ExtensionRoute } from "../runs/extension.ts";
import { refuseUnknown } from "../runs/read-inputs.ts";
import type { NamedValues } from "../runs/run.ts";
import type { Flagger } from "./flagger.ts";
import type { FlaggingSettings } from "./flagging-settings.ts";

interface FlagRouteParts {
  readonly endpoint: Endpoint;
  readonly settings: FlaggingSettings;
  readonly openFlagger: () => Promise<Flagger>;
}

const members = ["inputs", "outputs", "option"];

/** `POST /api/flag`: 201 once every callback has stored the flag. */
export function flagRoute({ endpoint, settings, openFlagger }: FlagRouteParts): ExtensionRoute {
  return {
    method: "POST",
    path: "/api/flag",
    async answer({ body }) {
      if (settings.mode !== "manual") throw flaggingOff(settings);
      const unknown = Object.keys(body).find((name) => !members.includes(name));
      if (unknown !== undefined) {
        throw new HardcaseError("HC_PARAMETER_UNKNOWN", `A flag has no member "${unknown}".`, {
          parameter: unknown,
          hint: `It has ${members.map((name) => `"${name}"`).join(", ")}.`,
        });
      }
      const flagger = await openFlagger();
      await flagger.flag({
        inputs: readValues("inputs", endpoint.inputs, body.inputs),
        outputs: body.outputs === null ? null : readValues("outputs", endpoint.outputs, body.outputs),
        option: readOption(settings.options, body.option),
      });
      return { status: 201, body: { case: uuidv7(), saved: true } };
    },
    description: describeFlag(endpoint, settings),
  };
}

function flaggingOff({ mode }: FlaggingSettings): HardcaseError {
  return mode === "auto"
    ? new HardcaseError("HC_FLAGGING_OFF", "Flagging by hand is off here: every run is stored at its end.")
    : new HardcaseError("HC_FLAGGING_OFF", "Flagging is off here.", { hint: 'The owner can switch it on with allowFlagging: "manual".' });
}

/** Values of a run as they stand on a page: each is checked, and each must be there. */
function readValues(place: "inputs" | "outputs", named: readonly NamedComponent[], given: Json | undefined): NamedValues {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new HardcaseError("HC_VALUE_INVALID", `${place} must be an object with a value for each name, got ${showValue(given)}.`, {
      parameter: place,
    });
  }
  const values = given as NamedValues;
  refuseUnknown(named, values, `There is no ${place.slice(0, -1)}`);
  return Object.fromEntries(
    named.map(({ name, component }) => {
      if (Object.hasOwn(values, name)) return [name, component.parse(values[name])];
      throw new HardcaseError("HC_VALUE_REQUIRED", `${place} must hold "${name}".`, { parameter: name });
    }),
  );
}

function readOption(options: FlaggingSettings["options"], given: Json | undefined): string | null {
  const values = options.map(({ value }) => value);
  if (values.length === 0 && (given === undefined || given === null)) return null;
  const chosen = values.find((value) => value === given);
  if (chosen !== undefined) return chosen;
  const expected = values.length === 0 ? "left out: this demo has no flagging options" : values.map((value) => `"${value}"`).join(" or ");
  throw new HardcaseError("HC_FLAG_OPTION", `option must be ${expected}, got ${showValue(given)}.`, { parameter: "option" });
}

function describeFlag(endpoint: Endpoint, { options }: FlaggingSettings): { [key: string]: Json } {
  const values = (named: readonly NamedComponent[]): Json => ({
    type: "object",
    required: named.map(({ name }) => name),
    properties: Object.fromEntries(named.map(({ name, component }) => [name, { anyOf: [component.schema("output"), { type: "null" }] }])),
    additionalProperties: false,
  });
  const option: Json = { enum: options.map(({ value }) => value) };
  const failed: Json = { $ref: "#/components/responses/Error" };
  return {
    operationId: "flag",
    summary: "Flag a run",
    requestBody: {
      required: true,
      content: {
        "application/json": {
          schema: {
            type: "object",
            required: ["inputs", "outputs", ...(options.length > 0 ? ["option"] : [])],
            properties: {
              inputs: values(endpoint.inputs),
              outputs: { anyOf: [values(endpoint.outputs), { type: "null" }] },
              ...(options.length > 0 && { option }),
            },
            additionalProperties: false,
          },
        },
      },
    },
    responses: {
      201: {
        description: "The flag is stored.",
        content: {
          "application/json": {
            schema: {
              type: "object",
              required: ["case", "saved"],
              properties: { case: { type: "string", format: "uuid" }, saved: { const: true } },
            },
          },
        },
      },
      400: failed,
      403: failed,
      413: failed,
      415: failed,
      422: failed,
      507: failed,
    },
  };
}
