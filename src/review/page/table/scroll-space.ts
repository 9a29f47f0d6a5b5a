/** Browsers draw no element taller than about 16 million pixels (Firefox) or 33 million (Chromium). */
const tallest = 8_000_000;
/** So many screens at once are not a turn of the wheel, but a drag of the bar. */
const screensOfStep = 4;
/** So near an end of the bar that is not an end of the list, the bar is moved away from it. */
const screensOfMargin = 8;

/** A list as it is scrolled; all in pixels. */
export interface ScrollSpace {
  /** What all rows would take. */
  readonly total: number;
  /** What is given to the browser to scroll: less, where the list is taller than it can draw. */
  readonly height: number;
  /** What is seen at once. */
  readonly view: number;
}

/** Where one is: the top edge of what is seen stands at `scrollTop + offset` in the list. */
export interface ScrollPlace {
  readonly scrollTop: number;
  readonly offset: number;
}

export function scrollSpaceOf(rows: number, rowHeight: number, view: number): ScrollSpace {
  const total = rows * rowHeight;
  return { total, height: Math.min(total, tallest), view };
}

/** The place where `top` of the list is the top edge, with as much of the bar as there can be to scroll on by steps. */
export function placeAt(top: number, { total, height, view }: ScrollSpace): ScrollPlace {
  const inList = Math.min(Math.max(0, top), Math.max(0, total - view));
  const fromEnd = total - inList;
  if (inList <= height / 2) return { scrollTop: inList, offset: 0 };
  if (fromEnd <= height / 2) return { scrollTop: height - fromEnd, offset: total - height };
  return { scrollTop: height / 2, offset: inList - height / 2 };
}

/** Where one is after the browser has scrolled: a step moves by as many pixels, a drag by its share of the list. */
export function follow(place: ScrollPlace, scrollTop: number, space: ScrollSpace): ScrollPlace {
  const { total, height, view } = space;
  if (total <= height) return { scrollTop, offset: 0 };
  const isStep = Math.abs(scrollTop - place.scrollTop) <= screensOfStep * view;
  if (!isStep) return { scrollTop, offset: (scrollTop / (height - view)) * (total - view) - scrollTop };
  const isAtFalseStart = scrollTop < screensOfMargin * view && place.offset > 0;
  const isAtFalseEnd = scrollTop > height - screensOfMargin * view && place.offset < total - height;
  return isAtFalseStart || isAtFalseEnd ? placeAt(scrollTop + place.offset, space) : { scrollTop, offset: place.offset };
}

/** The rows that are seen, with some above and below, so that they are drawn before they come. */
export function rowsSeen({ scrollTop, offset }: ScrollPlace, { view }: ScrollSpace, rows: number, rowHeight: number, around: number) {
  const top = scrollTop + offset;
  const first = Math.max(0, Math.floor(top / rowHeight) - around);
  const last = Math.min(rows - 1, Math.ceil((top + view) / rowHeight) + around);
  return { first: Math.min(first, Math.max(0, last)), last };
}

/** The top that shows a row, moved as little as may be. */
export function topThatShows(row: number, { scrollTop, offset }: ScrollPlace, { view }: ScrollSpace, rowHeight: number): number {
  const top = scrollTop + offset;
  if (row * rowHeight < top) return row * rowHeight;
  return Math.max(top, (row + 1) * rowHeight - view);
}
