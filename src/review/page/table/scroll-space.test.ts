import { describe, expect, it } from "vitest";
import { follow, placeAt, rowsSeen, type ScrollPlace, type ScrollSpace, scrollSpaceOf, topThatShows } from "./scroll-space.ts";

const million = scrollSpaceOf(1_000_000, 36, 720);
const topOf = ({ scrollTop, offset }: ScrollPlace) => scrollTop + offset;

/** Turns the wheel until the list no longer moves, or so often. */
function wheel(from: ScrollPlace, by: number, space: ScrollSpace, turns: number): ScrollPlace {
  let place = from;
  for (let turn = 0; turn < turns; turn++) {
    const scrollTop = Math.min(Math.max(0, place.scrollTop + by), space.height - space.view);
    place = follow(place, scrollTop, space);
  }
  return place;
}

describe("a list that a browser can draw", () => {
  it("is scrolled as it is", () => {
    const space = scrollSpaceOf(1000, 36, 720);
    expect(space.height).toBe(36_000);
    expect(follow({ scrollTop: 0, offset: 0 }, 30_000, space)).toEqual({ scrollTop: 30_000, offset: 0 });
  });
});

describe("a list taller than a browser can draw", () => {
  it("is given a height that can be drawn", () => {
    expect(million.height).toBeLessThan(10_000_000);
    expect(million.total).toBe(36_000_000);
  });

  it("shows its middle when the bar is dragged to the middle, and its last row at the end", () => {
    const middle = follow({ scrollTop: 0, offset: 0 }, (million.height - million.view) / 2, million);
    expect(Math.round(topOf(middle) / 36)).toBeCloseTo(499_990, 0);
    const end = follow(middle, million.height - million.view, million);
    expect(rowsSeen(end, million, 1_000_000, 36, 0).last).toBe(999_999);
  });

  it("moves by as many pixels as the wheel does, wherever one is", () => {
    const middle = follow({ scrollTop: 0, offset: 0 }, 3_000_000, million);
    expect(topOf(wheel(middle, 120, million, 10))).toBeCloseTo(topOf(middle) + 1200, 3);
  });

  it("comes to its first row by the wheel from a place that the bar was dragged to", () => {
    const near = follow({ scrollTop: 1_000_000, offset: 0 }, 20_000, million);
    expect(topOf(near)).toBeGreaterThan(80_000);
    expect(topOf(wheel(near, -120, million, 2000))).toBe(0);
  });

  it("comes to its last row by the wheel", () => {
    const near = follow({ scrollTop: 0, offset: 0 }, million.height - million.view - 20_000, million);
    expect(rowsSeen(wheel(near, 120, million, 2000), million, 1_000_000, 36, 0).last).toBe(999_999);
  });

  it("finds the place of every row", () => {
    for (const row of [0, 1, 111_110, 500_000, 888_888, 999_979]) {
      const place = placeAt(row * 36, million);
      expect(topOf(place)).toBe(row * 36);
      expect(place.scrollTop).toBeGreaterThanOrEqual(0);
      expect(place.scrollTop).toBeLessThanOrEqual(million.height - million.view);
    }
  });
});

describe("showing a row", () => {
  const space = scrollSpaceOf(1000, 36, 720);
  const place = { scrollTop: 3600, offset: 0 };

  it("moves nothing when it is seen", () => {
    expect(topThatShows(105, place, space, 36)).toBe(3600);
  });

  it("brings one above to the top edge and one below to the bottom edge", () => {
    expect(topThatShows(50, place, space, 36)).toBe(1800);
    expect(topThatShows(120, place, space, 36)).toBe(121 * 36 - 720);
  });
});

describe("the rows that are seen", () => {
  it("are none of an empty list", () => {
    expect(rowsSeen({ scrollTop: 0, offset: 0 }, scrollSpaceOf(0, 36, 720), 0, 36, 8)).toEqual({ first: 0, last: -1 });
  });
});
