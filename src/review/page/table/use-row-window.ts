import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { follow, placeAt, rowsSeen, type ScrollPlace, scrollSpaceOf, topThatShows } from "./scroll-space.ts";

/** Rows drawn above and below those that are seen. */
const around = 6;

/** The rows of a long list that are drawn, and where. */
export interface RowWindow {
  readonly first: number;
  readonly last: number;
  /** What the browser scrolls, in pixels. */
  readonly height: number;
  /** Where a row is drawn in it. */
  readonly topOf: (row: number) => number;
  readonly isAtTop: boolean;
  readonly onScroll: () => void;
  /** Scrolls as little as shows the row. */
  readonly show: (row: number) => void;
  readonly toTop: () => void;
  /** How many rows are seen at once. */
  readonly rowsOfView: number;
}

interface RowWindowParts {
  /** What scrolls. */
  readonly scroller: { readonly current: HTMLElement | null };
  readonly rows: number;
  readonly rowHeight: number;
  /** What stands over the rows and stays there, in pixels. */
  readonly headHeight: number;
}

/** Draws of a list only what is seen, however long it is. */
export function useRowWindow({ scroller, rows, rowHeight, headHeight }: RowWindowParts): RowWindow {
  const [view, setView] = useState(0);
  const [place, setPlace] = useState<ScrollPlace>({ scrollTop: 0, offset: 0 });
  const latest = useRef(place);
  const space = scrollSpaceOf(rows, rowHeight, view);

  const move = (next: ScrollPlace) => {
    latest.current = next;
    setPlace(next);
    const box = scroller.current;
    if (box !== null && Math.abs(box.scrollTop - next.scrollTop) >= 1) box.scrollTop = next.scrollTop;
  };

  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const measure = () => setView(Math.max(0, box.clientHeight - headHeight));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [headHeight]);

  // A list that has become shorter, or whose rows have become higher, may end above where one is.
  useLayoutEffect(() => {
    if (view > 0) move(placeAt(latest.current.scrollTop + latest.current.offset, space));
  }, [space.total, view]);

  const { first, last } = rowsSeen(place, space, rows, rowHeight, around);
  return {
    first,
    last,
    height: space.height,
    topOf: (row) => row * rowHeight - place.offset,
    isAtTop: place.scrollTop + place.offset < rowHeight,
    onScroll: () => {
      const { scrollTop } = scroller.current as HTMLElement;
      if (scrollTop !== latest.current.scrollTop) move(follow(latest.current, scrollTop, space));
    },
    show: (row) => move(placeAt(topThatShows(row, latest.current, space, rowHeight), space)),
    toTop: () => move({ scrollTop: 0, offset: 0 }),
    rowsOfView: Math.max(1, Math.floor(view / rowHeight)),
  };
}
