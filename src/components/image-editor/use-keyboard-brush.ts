import type { TargetedKeyboardEvent } from "preact";
import { useState } from "preact/hooks";
import type { Rectangle, StrokePoint } from "./drawing.ts";

/** The longer side of the picture is so many presses of an arrow long. */
const stepsAcross = 20;

const directions: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface KeyboardBrushParts {
  /** The part of the picture that there is to draw on. */
  readonly crop: Rectangle;
  readonly begin: (from: StrokePoint) => void;
  readonly grow: (to: StrokePoint) => void;
  readonly finish: () => void;
  readonly drop: () => void;
}

/** A brush that arrows move, by one pixel with Shift, and that Space puts down and takes up; Escape drops the line that it draws. */
export function useKeyboardBrush({ crop, begin, grow, finish, drop }: KeyboardBrushParts) {
  const [moved, setMoved] = useState<StrokePoint>({ x: crop.x + crop.width / 2, y: crop.y + crop.height / 2, pressure: 1 });
  const [isDown, setDown] = useState(false);
  const place = within(crop, moved);
  const takeUp = (end: () => void) => {
    if (isDown) end();
    setDown(false);
  };
  return {
    place,
    isDown,
    onBlur: () => takeUp(finish),
    onKeyDown: (event: TargetedKeyboardEvent<HTMLElement>) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const direction = directions[event.key];
      if (direction === undefined && event.key !== " " && !(event.key === "Escape" && isDown)) return;
      event.preventDefault();
      if (direction !== undefined) {
        const step = event.shiftKey ? 1 : Math.max(1, Math.round(Math.max(crop.width, crop.height) / stepsAcross));
        const next = within(crop, { ...place, x: place.x + direction[0] * step, y: place.y + direction[1] * step });
        setMoved(next);
        if (isDown) grow(next);
      } else if (event.key === "Escape") takeUp(drop);
      else if (isDown) takeUp(finish);
      else if (!event.repeat) {
        begin(place);
        setDown(true);
      }
    },
  };
}

function within({ x, y, width, height }: Rectangle, point: StrokePoint): StrokePoint {
  return { ...point, x: Math.min(Math.max(point.x, x), x + width), y: Math.min(Math.max(point.y, y), y + height) };
}
