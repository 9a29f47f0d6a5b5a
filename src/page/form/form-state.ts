import { batch } from "@preact/signals";
import type { Json } from "../../components/define-component.ts";
import type { ComponentConfig } from "../../server/page-config.ts";
import type { ApiError } from "../api/api-error.ts";
import type { Values } from "../run/run-event.ts";
import { FormField } from "./form-field.ts";

/** The inputs of an endpoint, in order. */
export class FormState {
  readonly fields: readonly FormField[];

  constructor(inputs: readonly ComponentConfig[]) {
    this.fields = inputs.map((config) => new FormField(config));
  }

  /** The values by label, as the server takes them; reading them in a component follows every field. */
  get values(): Values {
    return Object.fromEntries(this.fields.map(({ config, value }) => [config.label, value.value]));
  }

  /** Puts values in, in the order of the fields. */
  fill(values: readonly Json[]): void {
    batch(() => {
      for (const [index, field] of this.fields.entries()) field.replace(values[index] ?? null);
    });
  }

  /** Puts in the outputs of a run that are also inputs. */
  takeOutputs(outputs: Values): void {
    batch(() => {
      for (const field of this.fields) {
        const output = outputs[field.config.label];
        if (output !== undefined) field.set(output);
      }
    });
  }

  clear(): void {
    batch(() => {
      for (const field of this.fields) field.reset();
    });
  }

  /** Tells every required and empty field so; returns the first of them. */
  refuseMissing(messageFor: (field: FormField) => string): FormField | undefined {
    const missing = this.fields.filter((field) => field.isMissing);
    // A view knows better why it gives no value, such as a text that is no JSON.
    const silent = missing.filter((field) => field.problem.peek() === null);
    batch(() => {
      for (const field of silent) field.refuse(messageFor(field));
    });
    return missing[0];
  }

  /** Puts an error on the field that it is about; `undefined` when it is about none. */
  refuse(error: ApiError): FormField | undefined {
    // The output of a unified component has its input's name, but is no fault of what was entered.
    if (error.code === "HC_OUTPUT_TYPE") return undefined;
    const field = this.fields.find(({ config }) => config.label === error.parameter && config.isVisible);
    field?.refuse(error.message);
    return field;
  }
}
