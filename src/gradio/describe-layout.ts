import type { Json } from "../components/define-component.ts";
import type { AnyComponent } from "../demo/component-types.ts";
import type { Demo, DemoBody } from "../demo/demo.ts";
import type { Endpoint } from "../demo/endpoint.ts";
import { type LayoutChild, LayoutNode } from "../demo/layout.ts";
import type { BlocksPlan, PlannedListener } from "../demo/plan-blocks.ts";
import type { Catalogue, Dependency } from "./dependency.ts";
import type { Trigger } from "./describe-config.ts";

/** A part of Gradio's page by its number. */
export interface LayoutPart {
  readonly id: number;
  readonly children?: readonly LayoutPart[];
}

interface DescribedLayout {
  readonly layout: LayoutPart;
  /** Rows, columns and the like, as components. */
  readonly blocks: readonly object[];
  /** By the dependencies' numbers. */
  readonly triggers: ReadonlyMap<number, Trigger>;
}

/** What Gradio calls the parts of a layout; what it does not have is a column there. */
const layoutTypes: Partial<Record<LayoutNode["kind"], string>> = {
  row: "row",
  group: "group",
  tabs: "tabs",
  tab: "tab",
  accordion: "accordion",
  sidebar: "sidebar",
};

/** A demo's page as Gradio would lay it out, and what runs each dependency there. Nobody but `gr.load` reads it. */
export function describeLayout({ parts: { body } }: Demo, catalogue: Catalogue): DescribedLayout {
  const blocks: object[] = [];
  const triggers = new Map<number, Trigger>();
  const { dependencies, components, buttonOf } = catalogue;
  let lastId = Math.max(0, ...[...components.values()].map(({ id }) => id), ...catalogue.buttons.map(({ id }) => id));

  function block(type: string, children: readonly LayoutPart[], props: { readonly [name: string]: Json | undefined } = {}): LayoutPart {
    const id = ++lastId;
    blocks.push({ id, type, props: { ...props, name: type }, skip_api: true, component_class_id: type, key: null });
    return { id, children };
  }

  const dependencyOf = (endpoint: Endpoint) => dependencies.find(({ does }) => "run" in does && does.run === endpoint);
  const partOf = (source: AnyComponent): LayoutPart[] => {
    const found = components.get(source);
    return found ? [{ id: found.id }] : [];
  };
  const flagButtonsOf = (endpoint: Endpoint): LayoutPart[] =>
    dependencies.flatMap(({ id, does }) => ("flag" in does && does.flag.endpoint.name === endpoint.name ? buttonParts(id) : []));
  const buttonParts = (dependency: number): LayoutPart[] => {
    const button = buttonOf.get(dependency);
    return button ? [{ id: button.id }] : [];
  };

  function drawForm(endpoint: Endpoint): LayoutPart[] {
    const dependency = dependencyOf(endpoint);
    if (!dependency) return [];
    const inputs = endpoint.inputs.flatMap(({ source }) => partOf(source));
    const known = new Set(inputs.map(({ id }) => id));
    const outputs = endpoint.outputs.flatMap(({ source }) => partOf(source)).filter(({ id }) => !known.has(id));
    const flags = flagButtonsOf(endpoint);
    return [
      block("row", [
        block("column", [...inputs, ...buttonParts(dependency.id)]),
        block("column", [...outputs, ...(flags.length > 0 ? [block("row", flags)] : [])]),
      ]),
    ];
  }

  function drawChild(child: LayoutChild, plan: BlocksPlan): LayoutPart[] {
    if (!(child instanceof LayoutNode)) return partOf(child);
    if (child.kind === "flagRow") {
      const { listener } = child.options as { readonly listener: unknown };
      const endpoint = plan.listeners.find(({ source }) => source === listener)?.endpoint;
      return endpoint ? [block("row", flagButtonsOf(endpoint))] : [];
    }
    const children = child.children.flatMap((one) => drawChild(one, plan));
    return [block(layoutTypes[child.kind] ?? "column", children, child.label === undefined ? {} : { label: child.label })];
  }

  function drawBody(one: DemoBody): LayoutPart[] {
    switch (one.type) {
      case "blocks": {
        for (const listener of one.plan.listeners) addTrigger(listener, one.plan);
        return one.plan.layout.flatMap((child) => drawChild(child, one.plan));
      }
      case "tabs":
        return [
          block(
            "tabs",
            one.tabs.map((tab) => block("tab", drawBody(tab.body), { label: tab.label })),
          ),
        ];
      default:
        return drawForm(one.endpoint);
    }
  }

  function addTrigger({ endpoint, trigger }: PlannedListener, plan: BlocksPlan): void {
    const dependency = endpoint && dependencyOf(endpoint);
    const found = dependency && triggerOf(trigger, plan);
    if (dependency && found) triggers.set(dependency.id, found);
  }

  function triggerOf(trigger: PlannedListener["trigger"], plan: BlocksPlan): Trigger | undefined {
    if ("page" in trigger) return trigger.page === "load" ? { targets: [[0, "load"]] } : undefined;
    if ("after" in trigger) {
      const before = plan.listeners.find(({ id }) => id === trigger.after)?.endpoint;
      const after = before && dependencyOf(before)?.id;
      if (typeof after !== "number" || trigger.when === "failure") return undefined;
      return { targets: [[null, trigger.when]], after, isOnlyOnSuccess: trigger.when === "success" };
    }
    const planned = [...plan.components.values()].find(({ id }) => id === trigger.component);
    const known = planned && components.get(planned.source);
    return known?.component.gradio.events.includes(trigger.event) ? { targets: [[known.id, trigger.event]] } : undefined;
  }

  const drawn = drawBody(body);
  const placed = new Set(drawn.flatMap(idsIn));
  // Each must stand somewhere there: state, and the buttons of what no event there runs, are not seen anyhow.
  const unplaced = [...components.values(), ...catalogue.buttons].filter(({ id }) => !placed.has(id)).map(({ id }) => ({ id }));
  const children = [...drawn, ...unplaced];
  for (const { id } of dependencies) if (!triggers.has(id)) triggers.set(id, { targets: clickOf(id) });
  return { layout: { id: 0, children }, blocks, triggers };

  function clickOf(dependency: Dependency["id"]): [number, string][] {
    const button = buttonOf.get(dependency);
    return button ? [[button.id, "click"]] : [];
  }
}

function idsIn({ id, children = [] }: LayoutPart): number[] {
  return [id, ...children.flatMap(idsIn)];
}
