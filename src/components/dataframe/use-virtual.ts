import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type Range,
  Virtualizer,
} from "@tanstack/virtual-core";
import type { RefObject } from "preact";
import { useLayoutEffect, useReducer, useState } from "preact/hooks";

interface VirtualOptions {
  readonly scrollBox: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly sizeOf: (index: number) => number;
  /** Of what stands before the first item, and stays in sight over the items: the head or the row numbers. */
  readonly margin: number;
  readonly isHorizontal?: boolean;
  readonly overscan: number;
  /** An item that is drawn though it may be out of sight: an editor in it must not go. */
  readonly kept: number | null;
  /** Sizes that are known anew when this changes. */
  readonly sizes: unknown;
}

/** Before the browser has measured anything. */
const initialRect = { width: 640, height: 400 };

/** Which rows or columns are in sight; draws again when that changes. */
export function useVirtual(options: VirtualOptions): Virtualizer<HTMLElement, HTMLElement> {
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const full = {
    count: options.count,
    getScrollElement: () => options.scrollBox.current,
    estimateSize: options.sizeOf,
    scrollMargin: options.margin,
    scrollPaddingStart: options.margin,
    horizontal: options.isHorizontal === true,
    overscan: options.overscan,
    rangeExtractor: (range: Range) => withKept(defaultRangeExtractor(range), options.kept, options.count),
    initialRect,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => drawAgain(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(full));
  virtualizer.setOptions(full);
  useLayoutEffect(() => virtualizer._didMount(), []);
  useLayoutEffect(() => virtualizer._willUpdate());
  useLayoutEffect(() => virtualizer.measure(), [options.sizes]);
  return virtualizer;
}

function withKept(items: number[], kept: number | null, count: number): number[] {
  if (kept === null || kept < 0 || kept >= count || items.includes(kept)) return items;
  return [...items, kept].sort((one, other) => one - other);
}
