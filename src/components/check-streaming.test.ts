import { expect, test } from "vitest";
import { audio } from "./audio/audio.ts";
import { image } from "./image/image.ts";

test("the view is told how often, and only of a stream", () => {
  expect(image({ streaming: true }).viewOptions()).toMatchObject({ streamEvery: 0.5 });
  expect(audio({ streaming: true, streamEvery: 2 }).viewOptions()).toMatchObject({ streamEvery: 2 });
  expect(image({ streamEvery: 2 }).viewOptions()).not.toHaveProperty("streamEvery");
});

test.each([
  [() => image({ streaming: true, streamEvery: 0 }), "image(): streamEvery must be a number of seconds above 0, got 0."],
  [() => audio({ streaming: "yes" as never }), 'audio(): streaming must be true or false, got "yes".'],
  [() => image({ streaming: true, sources: ["upload"] }), 'image(): streaming needs "webcam" among its sources, got ["upload"].'],
  [() => audio({ streaming: true, sources: ["upload"] }), 'audio(): streaming needs "microphone" among its sources, got ["upload"].'],
])("a stream that cannot be is refused: %s", (make, message) => {
  expect(make).toThrow(message);
});
