import type { FileAccess, Json } from "../components/define-component.ts";
import type { Listener } from "../components/listener.ts";
import type { AnyComponent } from "../demo/component-types.ts";
import type { Endpoint } from "../demo/endpoint.ts";
import { type LayoutChild, LayoutNode } from "../demo/layout.ts";
import type { BlocksPlan, PlannedListener } from "../demo/plan-blocks.ts";
import { describeComponent } from "./describe-component.ts";
import type { BlocksConfig, ComponentConfig, LayoutConfig, ListenerConfig } from "./page-config.ts";

/** How long typing pauses before a listener of `input` runs. */
const inputPauseMs = 150;

/** Events that come in bursts: the last one must not be lost, and the others need not run. */
const bursting: readonly string[] = ["change", "input", "release", "stream"];

/** A plan as its page needs it. */
export async function describeBlocks(
  plan: BlocksPlan,
  files: FileAccess,
): Promise<BlocksConfig & { readonly components: readonly ComponentConfig[] }> {
  const components = await Promise.all(
    [...plan.components.values()].map(async (planned) => {
      const { id, isInteractive, targets } = planned;
      return { ...(await describeComponent(id, planned, files)), isInteractive, ...(targets.length > 0 && { targets }) };
    }),
  );
  return {
    components,
    layout: plan.layout.map((child) => describeChild(child, plan)),
    listeners: plan.listeners.map((listener) => describeListener(listener, plan)),
  };
}

function describeChild(child: LayoutChild, plan: BlocksPlan): LayoutConfig {
  if (!(child instanceof LayoutNode)) return { type: "component", id: plan.components.get(child)?.id ?? "" };
  const { kind, label, options, children } = child;
  if (kind === "render") {
    const rendered = plan.renders.find(({ node }) => node === child);
    return { type: "render", endpoint: rendered?.endpoint.name ?? "", inputs: rendered?.inputs ?? [] };
  }
  if (kind === "flagRow") {
    const { listener } = options as { readonly listener: Listener };
    return { type: "flagRow", listener: plan.listeners.find(({ source }) => source === listener)?.id ?? -1 };
  }
  return {
    type: kind,
    ...(label !== undefined && { label }),
    options: options as { readonly [name: string]: Json },
    children: children.map((one) => describeChild(one, plan)),
  };
}

function describeListener({ id, trigger, endpoint, inputs, outputs, options, cancels }: PlannedListener, plan: BlocksPlan): ListenerConfig {
  const rebuilds = rebuiltAfter(heldAt(endpoint?.outputPlaces), plan);
  const event = "event" in trigger ? trigger.event : "";
  return {
    id,
    trigger,
    endpoint: endpoint?.name ?? null,
    inputs,
    outputs,
    isRequiring: endpoint?.isPreprocessed ?? false,
    isStreaming: endpoint?.isStreaming ?? false,
    showProgress: options.showProgress ?? "full",
    debounceMs: options.debounce ?? (event === "input" ? inputPauseMs : 0),
    triggerMode: options.triggerMode ?? (bursting.includes(event) ? "alwaysLast" : "once"),
    cancels,
    ...(rebuilds.length > 0 && { rebuilds }),
  };
}

/** The page never sees the values that the server holds, so it cannot see that they have changed. */
function rebuiltAfter(written: readonly AnyComponent[], plan: BlocksPlan): string[] {
  const own = plan.renders.filter(({ endpoint }) => heldAt(endpoint.inputPlaces).some((component) => written.includes(component)));
  const names = own.map(({ endpoint }) => endpoint.name);
  return plan.around ? [...names, ...rebuiltAfter(written, plan.around)] : names;
}

function heldAt(places: Endpoint["inputPlaces"] = []): AnyComponent[] {
  return places.filter(({ named }) => named === null).map(({ source }) => source);
}
