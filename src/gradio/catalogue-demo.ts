import type { AnyComponent } from "../demo/component-types.ts";
import type { Demo } from "../demo/demo.ts";
import type { Place } from "../demo/endpoint.ts";
import type { Extension, UnverifiedFlag } from "../runs/extension.ts";
import type { ButtonPart, Catalogue, CataloguedComponent, Dependency, Slot } from "./dependency.ts";

/** What Gradio's client takes for itself among a call's keywords. */
const takenParameters: readonly string[] = ["api_name", "fn_index", "result_callbacks"];

/** Numbers what a demo has, as Gradio's clients know it. Private endpoints are not in it: no client can call them. */
export function catalogueDemo({ parts }: Demo, extensions: readonly Extension[]): Catalogue {
  const components = new Map<AnyComponent, CataloguedComponent>();
  const buttons: ButtonPart[] = [];
  const buttonOf = new Map<number, ButtonPart>();
  const dependencies: Dependency[] = [];
  let lastId = 0;

  function addButton(dependency: number, text: string, { isVisible, isPrimary }: Pick<ButtonPart, "isVisible" | "isPrimary">): ButtonPart {
    const button = { id: ++lastId, text, isVisible, isPrimary };
    buttons.push(button);
    buttonOf.set(dependency, button);
    return button;
  }

  function slotOf({ source, parameter, named }: Place, index: number): Slot {
    const known = components.get(source);
    const id = known?.id ?? ++lastId;
    const label = named?.name ?? source.kind;
    if (!known) components.set(source, { id, label, component: named?.component ?? source });
    return { id, label, parameter: parameterName(parameter, index), named };
  }

  for (const endpoint of parts.endpoints) {
    if (endpoint.visibility === "private") continue;
    const id = dependencies.length;
    dependencies.push({
      id,
      apiName: endpoint.name,
      visibility: endpoint.visibility,
      isQueued: endpoint.isQueued,
      isGenerator: endpoint.isStreaming,
      inputs: endpoint.inputPlaces.map(slotOf),
      outputs: endpoint.outputPlaces.map(slotOf),
      does: { run: endpoint },
    });
    addButton(id, "Submit", { isVisible: parts.body.type !== "blocks", isPrimary: true });
  }
  const names = new Set(parts.endpoints.map(({ name }) => name));
  for (const flag of extensions.flatMap(({ unverifiedFlags = [] }) => unverifiedFlags)) {
    const flagged = dependencies.find(({ does }) => "run" in does && does.run.name === flag.endpoint.name);
    if (!flagged) continue;
    const id = dependencies.length;
    const button = addButton(id, flag.label, { isVisible: true, isPrimary: false });
    dependencies.push(flagDependency(id, unusedName("Flag", names), flag, flagged, button));
  }
  return { dependencies, components, buttons, buttonOf };
}

/** Gradio's own Flag button takes all inputs, then all outputs, and gives itself. */
function flagDependency(id: number, apiName: string, flag: UnverifiedFlag, flagged: Dependency, button: ButtonPart): Dependency {
  const taken = [...flagged.inputs, ...flagged.outputs].filter(({ named }) => named !== null);
  return {
    id,
    apiName,
    visibility: "undocumented",
    isQueued: false,
    isGenerator: false,
    inputs: taken.map((slot, index) => ({ ...slot, parameter: `param_${index}` })),
    outputs: [{ id: button.id, label: button.text, parameter: "param_0", named: null }],
    does: { flag },
  };
}

function parameterName(name: string | undefined, index: number): string {
  return name !== undefined && /^[A-Za-z_]\w*$/.test(name) && !takenParameters.includes(name) ? name : `param_${index}`;
}

function unusedName(base: string, names: Set<string>): string {
  let name = base;
  for (let number = 1; names.has(name); number++) name = `${base}_${number}`;
  names.add(name);
  return name;
}
