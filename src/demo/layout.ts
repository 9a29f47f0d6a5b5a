import { Component } from "../components/component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";
import { checkLayoutOptions, isBoolean, isNumber } from "./check-layout-options.ts";
import type { AnyComponent } from "./component-types.ts";

/** What a layout is made of: components, and layouts that hold more of them. */
export type LayoutChild = AnyComponent | LayoutNode;

/** How the parts of a page are arranged. */
export type LayoutKind = "row" | "column" | "group" | "tabs" | "tab" | "accordion" | "sidebar" | "walkthrough" | "step";

/** Options of `row()`. */
export interface RowOptions {
  /** Whether all columns are as high as the highest. Default `false`. */
  readonly equalHeight?: boolean;
}

/** Options of `column()`. */
export interface ColumnOptions {
  /** Its share of the row's width, beside the others' shares. Default 1. */
  readonly scale?: number;
  /** Narrowest width in pixels; where it does not fit, the row wraps. Default 320. */
  readonly minWidth?: number;
}

/** Options of `accordion()`. */
export interface AccordionOptions {
  /** Whether it is open at first. Default `true`. */
  readonly open?: boolean;
}

/** Options of `sidebar()`. */
export interface SidebarOptions {
  /** Whether it is open at first, where there is room. Default `true`. */
  readonly open?: boolean;
  /** Default `"left"`. */
  readonly position?: "left" | "right";
  /** Heading. Default: none. */
  readonly label?: string;
}

/** A part of a page's layout. Made by `row()`, `column()` and the like; never with `new`. */
export class LayoutNode {
  readonly kind: LayoutKind | "render" | "flagRow";
  /** Heading of a tab, an accordion, a sidebar or a step. */
  readonly label: string | undefined;
  readonly options: { readonly [name: string]: unknown };
  readonly children: readonly LayoutChild[];

  /** @internal */
  constructor(
    kind: LayoutNode["kind"],
    children: readonly LayoutChild[],
    { label, options = {} }: { readonly label?: string | undefined; readonly options?: object } = {},
  ) {
    const inside = kind === "tabs" ? "tab" : kind === "walkthrough" ? "step" : undefined;
    for (const [index, child] of children.entries()) checkChild(`${kind}(): child ${index + 1}`, child, inside);
    this.kind = kind;
    this.label = label;
    this.options = { ...options };
    this.children = children;
  }
}

/** The first child may be options instead. */
type WithOptions<Options> = readonly [options: Options, ...children: LayoutChild[]] | readonly LayoutChild[];

/**
 * Children beside each other; they wrap where they do not fit.
 *
 * @example
 * row(column({ scale: 2 }, image()), column(slider(0, 1, 0.5)));
 */
export function row(...given: WithOptions<RowOptions>): LayoutNode {
  const { options, children } = readChildren<RowOptions>(given);
  checkLayoutOptions("row", options, { equalHeight: isBoolean });
  return new LayoutNode("row", children, { options });
}

/** Children below each other. */
export function column(...given: WithOptions<ColumnOptions>): LayoutNode {
  const { options, children } = readChildren<ColumnOptions>(given);
  checkLayoutOptions("column", options, {
    scale: { isMet: (value) => isNumber(value) && value > 0, rule: "a number above 0" },
    minWidth: { isMet: (value) => isNumber(value) && value >= 0, rule: "a number from 0 up" },
  });
  return new LayoutNode("column", children, { options });
}

/** Children in one card, without gaps between them. */
export function group(...children: readonly LayoutChild[]): LayoutNode {
  return new LayoutNode("group", children);
}

/**
 * Children of which one is shown, chosen by its label.
 *
 * @example
 * tabs(tab("Picture", image()), tab("Sound", audio()));
 */
export function tabs(...children: readonly LayoutNode[]): LayoutNode {
  return new LayoutNode("tabs", children);
}

/** One child of `tabs()`. */
export function tab(label: string, ...children: readonly LayoutChild[]): LayoutNode {
  return new LayoutNode("tab", children, { label: checkLabel("tab", label) });
}

/** Children that can be folded away under a heading. */
export function accordion(label: string, ...given: WithOptions<AccordionOptions>): LayoutNode {
  const { options, children } = readChildren<AccordionOptions>(given);
  checkLayoutOptions("accordion", options, { open: isBoolean });
  return new LayoutNode("accordion", children, { label: checkLabel("accordion", label), options });
}

/** Children at the side of the page, which can be folded away. */
export function sidebar(...given: WithOptions<SidebarOptions>): LayoutNode {
  const { options, children } = readChildren<SidebarOptions>(given);
  checkLayoutOptions("sidebar", options, {
    open: isBoolean,
    position: { isMet: (value) => value === "left" || value === "right", rule: '"left" or "right"' },
    label: { isMet: (value) => typeof value === "string" && value.trim() !== "", rule: "a text that is not empty" },
  });
  return new LayoutNode("sidebar", children, { label: options.label, options });
}

/**
 * Steps that follow each other, one at a time, with Back and Next.
 *
 * @example
 * walkthrough(step("Take a picture", image()), step("Name it", text()));
 */
export function walkthrough(...children: readonly LayoutNode[]): LayoutNode {
  return new LayoutNode("walkthrough", children);
}

/** One child of `walkthrough()`. */
export function step(label: string, ...children: readonly LayoutChild[]): LayoutNode {
  return new LayoutNode("step", children, { label: checkLabel("step", label) });
}

/** Parts options from children: options are a plain object, which neither a component nor a layout is. */
export function readChildren<Options extends object>(
  given: readonly unknown[],
): { readonly options: Options; readonly children: readonly LayoutChild[] } {
  const [first, ...rest] = given;
  const hasOptions = typeof first === "object" && first !== null && !(first instanceof Component) && !(first instanceof LayoutNode);
  return hasOptions
    ? { options: first as Options, children: rest as LayoutChild[] }
    : { options: {} as Options, children: given as LayoutChild[] };
}

function checkChild(place: string, child: unknown, inside: string | undefined): void {
  const isLayout = child instanceof LayoutNode;
  if (inside !== undefined && !(isLayout && child.kind === inside)) {
    throw new HardcaseError("HC_DEMO", `${place} must be a ${inside}(), got ${nameOf(child)}.`);
  }
  if (inside === undefined && isLayout && (child.kind === "tab" || child.kind === "step")) {
    const parent = child.kind === "tab" ? "tabs" : "walkthrough";
    throw new HardcaseError("HC_DEMO", `${place} is a ${child.kind}(), which can only be in ${parent}().`);
  }
  if (!isLayout && !(child instanceof Component)) {
    throw new HardcaseError("HC_DEMO", `${place} must be a component or a layout, got ${showValue(child)}.`, {
      hint: 'Make a component with its factory, such as number() for "number": Blocks tells components apart by themselves.',
    });
  }
}

function nameOf(child: unknown): string {
  if (child instanceof Component) return `${child.kind}()`;
  return child instanceof LayoutNode ? `${child.kind}()` : showValue(child);
}

function checkLabel(kind: string, label: unknown): string {
  if (typeof label === "string" && label.trim() !== "") return label;
  throw new HardcaseError("HC_DEMO", `${kind}(): its first argument must be its label, a text that is not empty, got ${showValue(label)}.`);
}
