import type { FileAccess, Json } from "../components/define-component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { InvalidValue } from "../components/invalid-value.ts";
import type { NamedComponent } from "../demo/endpoint.ts";
import type { ComponentConfig } from "./page-config.ts";

/** A component as the page needs it, its initial value made into a page value. */
export async function describeComponent(id: string, { name, component }: NamedComponent, files: FileAccess): Promise<ComponentConfig> {
  const { info, visible, interactive } = component.options;
  return {
    id,
    kind: component.kind,
    label: name,
    ...(info !== undefined && { info }),
    isOptional: component.isOptional,
    isVisible: visible !== false,
    isInteractive: interactive !== false,
    initial: await refusing(`The initial value of "${name}"`, () => component.initial(files)),
    options: component.viewOptions(),
  };
}

/** Puts a name on what an owner's own value is refused for. */
export async function refusing(what: string, make: () => Promise<Json>): Promise<Json> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof InvalidValue) throw new HardcaseError("HC_DEMO", `${what} ${error.message}.`);
    throw error;
  }
}
