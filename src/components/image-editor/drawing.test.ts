import { expect, test } from "vitest";
import { clampRectangle, cleared, isCropped, isDrawn, newDrawing, type Stroke, withLayer, withoutLayer, withStroke } from "./drawing.ts";
import { newHistory, redone, undone, withStep } from "./history.ts";

const line: Stroke = { points: [{ x: 1, y: 1, pressure: 1 }], size: 2, color: "#000000" };
const blank = newDrawing(null, 100, 50);

test("draws on one layer and leaves the others as they are", () => {
  const two = withLayer(blank);
  const drawn = withStroke(two, 1, line);
  expect(drawn.layers[0]).toBe(two.layers[0]);
  expect(drawn.layers[1]?.strokes).toEqual([line]);
});

test("keeps one layer at least, empty", () => {
  const drawn = withStroke(blank, 0, line);
  expect(withoutLayer(drawn, 0).layers).toEqual([{ id: 0, picture: null, strokes: [] }]);
  expect(withoutLayer(withLayer(drawn), 0).layers.map(({ id }) => id)).toEqual([1]);
});

test("clears strokes, layers and the crop", () => {
  const changed = { ...withStroke(withLayer(blank), 1, line), crop: { x: 1, y: 1, width: 5, height: 5 } };
  expect(isCropped(changed)).toBe(true);
  expect(cleared(changed)).toEqual(blank);
});

test("counts a layer that was only erased on as not drawn", () => {
  expect(isDrawn({ id: 0, picture: null, strokes: [{ ...line, color: null }] })).toBe(false);
  expect(isDrawn({ id: 0, picture: null, strokes: [line] })).toBe(true);
});

test("keeps a part to crop inside what there is, in whole pixels, and at least one", () => {
  const within = { x: 10, y: 10, width: 50, height: 40 };
  expect(clampRectangle({ x: -5, y: 12.4, width: 100, height: 3.3 }, within)).toEqual({ x: 10, y: 12, width: 50, height: 4 });
  expect(clampRectangle({ x: 59, y: 49, width: 0, height: -3 }, within)).toEqual({ x: 59, y: 49, width: 1, height: 1 });
});

test("goes back and forward again, and forgets what lay ahead at a new step", () => {
  const history = withStep(withStep(newHistory("a"), "b"), "c");
  expect(undone(history).present).toBe("b");
  expect(redone(undone(history)).present).toBe("c");
  expect(redone(withStep(undone(history), "d")).present).toBe("d");
  expect(undone(newHistory("a")).present).toBe("a");
});
