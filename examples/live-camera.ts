import { Blocks, image, type Pixels, row, slider } from "hardcase";

const camera = image({ label: "Camera", sources: ["webcam"], mode: "grayscale", streaming: true, streamEvery: 0.2 });
const drawing = image({ label: "Drawing", format: "webp" });
const threshold = slider(10, 250, 60, { label: "Threshold", info: "How much lighter or darker a point must be to be drawn." });

const demo = new Blocks(
  {
    title: "A drawing of what the camera sees",
    description:
      "Draws the outlines in each picture of the camera, several times a second. A hard case to try and flag: where there is little light, hardly anything is drawn.",
  },
  row(camera, drawing),
  threshold,
);

function outlines({ data, width, height }: Pixels, least: number) {
  const drawn = new Uint8Array(width * height).fill(255);
  const level = (x: number, y: number) => data[y * width + x] ?? 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const across = level(x + 1, y - 1) + 2 * level(x + 1, y) + level(x + 1, y + 1);
      const back = level(x - 1, y - 1) + 2 * level(x - 1, y) + level(x - 1, y + 1);
      const down = level(x - 1, y + 1) + 2 * level(x, y + 1) + level(x + 1, y + 1);
      const up = level(x - 1, y - 1) + 2 * level(x, y - 1) + level(x + 1, y - 1);
      if (Math.hypot(across - back, down - up) > least) drawn[y * width + x] = 0;
    }
  }
  return { data: drawn, width, height, channels: 1 as const };
}

camera.stream(outlines, [camera, threshold], drawing, { showProgress: "hidden" });
threshold.change(outlines, [camera, threshold], drawing, { showProgress: "hidden" });

await demo.launch();
export default demo;
