import type { DemoBody } from "./demo.ts";
import type { Endpoint } from "./endpoint.ts";
import type { BlocksPlan, PlannedValue, Trigger } from "./plan-blocks.ts";

/** A demo's body on a page that it shares: its endpoints have other names, and its components' ids a prefix. */
export function moveBody(body: DemoBody, moved: ReadonlyMap<Endpoint, Endpoint>, prefix: string): DemoBody {
  const move = <Of extends Endpoint | null>(endpoint: Of): Of => ((endpoint && moved.get(endpoint)) ?? endpoint) as Of;
  switch (body.type) {
    case "blocks":
      return { ...body, plan: movePlan(body.plan, move, prefix) };
    case "tabs":
      return { ...body, tabs: body.tabs.map((tab) => ({ ...tab, body: moveBody(tab.body, moved, prefix) })) };
    default:
      return { ...body, endpoint: move(body.endpoint) };
  }
}

function movePlan(plan: BlocksPlan, move: <Of extends Endpoint | null>(endpoint: Of) => Of, prefix: string): BlocksPlan {
  const moveValues = (values: readonly PlannedValue[]) => values.map(({ id, name }) => ({ id: prefix + id, name }));
  const moveTrigger = (trigger: Trigger): Trigger =>
    "component" in trigger ? { ...trigger, component: prefix + trigger.component } : trigger;
  return {
    ...plan,
    components: new Map(
      [...plan.components].map(([source, planned]) => [
        source,
        { ...planned, id: prefix + planned.id, targets: planned.targets.map((target) => prefix + target) },
      ]),
    ),
    listeners: plan.listeners.map((listener) => ({
      ...listener,
      trigger: moveTrigger(listener.trigger),
      endpoint: move(listener.endpoint),
      inputs: moveValues(listener.inputs),
      outputs: moveValues(listener.outputs),
    })),
    renders: plan.renders.map((rendered) => ({ ...rendered, endpoint: move(rendered.endpoint), inputs: moveValues(rendered.inputs) })),
    endpoints: plan.endpoints.map(move),
  };
}
