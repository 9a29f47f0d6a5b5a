import { Component } from "../components/component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { Listener } from "../components/listener.ts";
import type { ListenerOptions } from "../components/listener-options.ts";
import { checkListenerOptions } from "./check-listener-options.ts";
import type { AnyComponent, ComponentSet } from "./component-types.ts";
import { editableComponents } from "./editable-components.ts";
import { defineEndpoint, type Endpoint, type NamedComponent } from "./endpoint.ts";
import { type LayoutChild, LayoutNode } from "./layout.ts";

/** A component of a page. */
export interface PlannedComponent extends NamedComponent {
  /** Unique on the page. */
  readonly id: string;
  readonly isInteractive: boolean;
  /** Components that it acts upon in the browser, such as those that a button clears. */
  readonly targets: readonly string[];
}

/** What makes a listener run: an event of a component, of the page, or the end of another listener. */
export type Trigger =
  | { readonly component: string; readonly event: string }
  | { readonly page: "load" | "unload" }
  | { readonly after: number; readonly when: "then" | "success" | "failure" };

/** A component as a listener names it. */
export interface PlannedValue {
  readonly id: string;
  readonly name: string;
}

/** A listener of a page. */
export interface PlannedListener {
  readonly id: number;
  readonly source: Listener;
  readonly trigger: Trigger;
  /** `null` for a listener that only cancels others. */
  readonly endpoint: Endpoint | null;
  readonly inputs: readonly PlannedValue[];
  readonly outputs: readonly PlannedValue[];
  readonly options: ListenerOptions;
  /** Ids of listeners whose runs it stops. */
  readonly cancels: readonly number[];
}

/** A part of the page that a function builds anew from values. */
export interface PlannedRender {
  readonly node: LayoutNode;
  readonly endpoint: Endpoint;
  readonly inputs: readonly PlannedValue[];
}

/** A page of Blocks, with everything on it named. */
export interface BlocksPlan {
  readonly layout: readonly LayoutChild[];
  readonly components: ReadonlyMap<AnyComponent, PlannedComponent>;
  readonly listeners: readonly PlannedListener[];
  readonly renders: readonly PlannedRender[];
  readonly endpoints: readonly Endpoint[];
  /** The page around it, where it is a part of one. */
  readonly around: BlocksPlan | undefined;
}

/** What a plan is made of, and what stands around it already. */
export interface PlanParts {
  readonly layout: readonly LayoutChild[];
  /** Listeners of the page itself. */
  readonly listeners?: readonly Listener[];
  /** Put before each id and each endpoint's name, where a part of a page is planned. */
  readonly prefix?: string;
  /** The page around the part. */
  readonly around?: BlocksPlan;
  readonly version?: string | undefined;
}

/** Names every component, listener and endpoint of a page. Throws `HC_DEMO` for what cannot be on one page. */
export function planBlocks({ layout, listeners: ofPage = [], prefix = "", around, version }: PlanParts): BlocksPlan {
  const drawn = componentsIn(layout);
  const listeners = [...ofPage, ...drawn.flatMap((component) => component.listeners)].flatMap(withNext).sort((a, b) => a.order - b.order);
  const endpointsOf = new Map<Listener, Endpoint>();
  const names = new Set<string>();
  for (const listener of listeners) {
    const endpoint = endpointOf(listener, { prefix, names, version });
    if (endpoint) endpointsOf.set(listener, endpoint);
  }
  const rendering = nodesIn(layout).filter(({ kind }) => kind === "render");
  const renderEndpoints = rendering.map((node) => renderEndpoint(node, { prefix, names, version }));
  const endpoints = [...endpointsOf.values()];

  const components = new Map<AnyComponent, PlannedComponent>();
  const known = (component: AnyComponent) => components.get(component) ?? findAround(around, component);
  const editable = editableComponents(drawn, {
    listeners: endpointsOf,
    renders: renderEndpoints,
    targets: new Set(drawn.flatMap(targetsOf)),
  });
  for (const [index, source] of drawn.entries()) {
    const name = source.label ?? nameIn(endpoints, source) ?? titleOf(source.kind);
    const { interactive } = source.options;
    components.set(source, {
      id: `${prefix}c${index}`,
      name,
      component: source.withLabel(name),
      source,
      isInteractive: interactive ?? editable.has(source),
      targets: [],
    });
  }
  for (const [source, planned] of components) {
    const targets = targetsOf(source).map((target) => requireKnown(target, known, `${source.kind}()`).id);
    if (targets.length > 0) components.set(source, { ...planned, targets });
  }

  const ids = new Map(listeners.map((listener, index) => [listener, index]));
  const plannedValues = (named: readonly NamedComponent[], place: string): PlannedValue[] =>
    named.map(({ name, source }) => ({ id: requireKnown(source, known, place).id, name }));
  const triggers = triggersOf(ofPage, drawn, (component) => known(component)?.id ?? "", ids);
  return {
    layout,
    components,
    endpoints,
    around,
    listeners: listeners.map((source, id) => {
      const endpoint = endpointsOf.get(source) ?? null;
      const place = `the listener "${endpoint?.name ?? source.parts.event}"`;
      const { cancels = [] } = source.parts.options;
      return {
        id,
        source,
        trigger: triggers.get(source) as Trigger,
        endpoint,
        inputs: plannedValues(endpoint?.inputs ?? [], place),
        outputs: plannedValues(endpoint?.outputs ?? [], place),
        options: source.parts.options,
        cancels: (Array.isArray(cancels) ? cancels : [cancels]).map((one: Listener) => requireListener(ids.get(one), place)),
      };
    }),
    renders: rendering.map((node, index) => {
      const endpoint = renderEndpoints[index] as Endpoint;
      return { node, endpoint, inputs: plannedValues(endpoint.inputs, "render()") };
    }),
  };
}

function findAround(plan: BlocksPlan | undefined, component: AnyComponent): PlannedComponent | undefined {
  return plan && (plan.components.get(component) ?? findAround(plan.around, component));
}

/** Every component of a layout, in the order of reading. Throws where one stands twice. */
function componentsIn(layout: readonly LayoutChild[]): AnyComponent[] {
  const found: AnyComponent[] = [];
  const visit = (child: LayoutChild): void => {
    if (child instanceof LayoutNode) {
      child.children.forEach(visit);
      return;
    }
    if (found.includes(child)) {
      const name = child.label === undefined ? "" : ` "${child.label}"`;
      throw new HardcaseError("HC_DEMO", `One ${child.kind}()${name} stands twice on the page.`, {
        hint: "Make two, or lay it out once.",
      });
    }
    if (child.isHeld) {
      throw new HardcaseError("HC_DEMO", `A ${child.kind}() cannot be laid out: its value never reaches the page.`, {
        hint: "Give it to listeners alone.",
      });
    }
    found.push(child);
  };
  layout.forEach(visit);
  return found;
}

/** Every layout in a layout, itself included. */
function nodesIn(layout: readonly LayoutChild[]): LayoutNode[] {
  return layout.flatMap((child) => (child instanceof LayoutNode ? [child, ...nodesIn(child.children)] : []));
}

function withNext(listener: Listener): Listener[] {
  return [listener, ...listener.next.flatMap(withNext)];
}

interface Naming {
  readonly prefix: string;
  /** Names that are taken; a new one is added. */
  readonly names: Set<string>;
  readonly version: string | undefined;
}

function endpointOf({ parts: { fn, inputs, outputs, options, event } }: Listener, naming: Naming): Endpoint | undefined {
  checkListenerOptions(options, `A listener of "${event}"`);
  if (fn === null) {
    if (options.cancels !== undefined) return undefined;
    throw new HardcaseError("HC_DEMO", `A listener of "${event}" has no function.`, {
      hint: "Give it one, or the listeners that it stops: { cancels: listener }.",
    });
  }
  const { version } = naming;
  const endpoint = defineEndpoint(fn, inputs as ComponentSet, outputs as ComponentSet, {
    ...options,
    isAnyPlace: true,
    ...(version !== undefined && { version }),
  });
  return { ...endpoint, name: unusedName(endpoint.name, naming) };
}

function renderEndpoint(node: LayoutNode, naming: Naming): Endpoint {
  const { fn, inputs } = node.options as { fn: (...parameters: never[]) => unknown; inputs: ComponentSet };
  const endpoint = defineEndpoint(fn, inputs, null, { queue: false, isAnyPlace: true });
  return { ...endpoint, name: unusedName("render", naming) };
}

/** A taken name gets `_1`, `_2` and so on. */
function unusedName(wished: string, { prefix, names }: Naming): string {
  const base = `${prefix}${wished}`;
  let name = base;
  for (let number = 1; names.has(name); number++) name = `${base}_${number}`;
  names.add(name);
  return name;
}

/** What a component is called where it is read, else where it is written; a mere number says less than the kind. */
function nameIn(endpoints: readonly Endpoint[], source: AnyComponent): string | undefined {
  const namesIn = (place: "inputs" | "outputs") =>
    endpoints.flatMap((endpoint) => endpoint[place]).flatMap((named) => (named.source === source ? [named.name] : []));
  return [...namesIn("inputs"), ...namesIn("outputs")].find((name) => !/^(?:Input|Output) \d+$/.test(name));
}

/** `checkboxGroup` as a label: "Checkbox group". */
function titleOf(kind: string): string {
  const words = kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function targetsOf(component: AnyComponent): readonly AnyComponent[] {
  const { components } = component.options as { readonly components?: unknown };
  const list = Array.isArray(components) ? components : components instanceof Component ? [components] : [];
  return list.filter((one): one is AnyComponent => one instanceof Component && !one.isHeld);
}

function requireKnown(
  component: AnyComponent,
  known: (component: AnyComponent) => PlannedComponent | undefined,
  place: string,
): PlannedComponent {
  const found = known(component);
  if (found) return found;
  const name = component.label === undefined ? "" : ` "${component.label}"`;
  throw new HardcaseError("HC_DEMO", `A ${component.kind}()${name} of ${place} is not on the page.`, {
    hint: "Put it into the layout; visible: false hides it.",
  });
}

function requireListener(id: number | undefined, place: string): number {
  if (id !== undefined) return id;
  throw new HardcaseError("HC_DEMO", `${place.replace("the", "The")} cancels one that is not on this page.`);
}

function triggersOf(
  ofPage: readonly Listener[],
  drawn: readonly AnyComponent[],
  idOf: (component: AnyComponent) => string,
  ids: ReadonlyMap<Listener, number>,
): Map<Listener, Trigger> {
  const triggers = new Map<Listener, Trigger>();
  const follow = (listener: Listener, trigger: Trigger): void => {
    triggers.set(listener, trigger);
    const after = ids.get(listener) as number;
    for (const next of listener.next) follow(next, { after, when: next.parts.event as "then" | "success" | "failure" });
  };
  for (const listener of ofPage) follow(listener, { page: listener.parts.event as "load" | "unload" });
  for (const component of drawn) {
    for (const listener of component.listeners) follow(listener, { component: idOf(component), event: listener.parts.event });
  }
  return triggers;
}
