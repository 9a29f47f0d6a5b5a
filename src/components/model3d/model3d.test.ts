import { readFile } from "node:fs/promises";
import { afterAll, expect, test } from "vitest";
import { openTemporaryFiles } from "../../testing/temporary-files.ts";
import type { FileData } from "../file-data.ts";
import { loadModel } from "./load-model.ts";
import { modelFormatOf } from "./model-format.ts";
import { model3d } from "./model3d.ts";
import { sampleCube } from "./sample-cube.ts";

const temporary = await openTemporaryFiles();
afterAll(() => temporary[Symbol.asyncDispose]());
const { files } = temporary;

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const obj = encode("# a triangle\nv 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n");
const asciiStl = encode(
  "solid it\n facet normal 0 0 1\n  outer loop\n   vertex 0 0 0\n   vertex 1 0 0\n   vertex 0 1 0\n  endloop\n endfacet\nendsolid\n",
);
const binaryStl = new Uint8Array(84 + 50);
new DataView(binaryStl.buffer).setUint32(80, 1, true);
const cube = sampleCube();
const jsonLength = new DataView(cube.buffer).getUint32(12, true);
const gltf = JSON.parse(new TextDecoder().decode(cube.subarray(20, 20 + jsonLength)));
gltf.buffers[0].uri = `data:application/octet-stream;base64,${Buffer.from(cube.subarray(28 + jsonLength)).toString("base64")}`;
const embedded = encode(JSON.stringify(gltf));

const models = [
  ["glb", cube],
  ["gltf", embedded],
  ["obj", obj],
  ["stl", asciiStl],
  ["stl", binaryStl],
] as const;

test.each(models)("knows %s by its bytes, and reads it", async (format, bytes) => {
  expect(modelFormatOf(bytes, bytes.length)).toBe(format);
  const model = await loadModel(new Uint8Array(bytes).buffer);
  const points: number[] = [];
  model.traverse((part) => {
    const { geometry } = part as { geometry?: { getAttribute(name: string): { count: number } } };
    if (geometry) points.push(geometry.getAttribute("position").count);
  });
  expect(points).toEqual([bytes === cube || bytes === embedded ? 24 : 3]);
});

test.each(["", "just words", "\x89PNG\r\n\x1a\n", "v\0 0 0"])("does not take %j for a model", (text) => {
  const bytes = Buffer.from(text, "latin1");
  expect(modelFormatOf(bytes, bytes.length)).toBeNull();
});

test("says that a model needs a file that it does not hold", async () => {
  const elsewhere = { ...gltf, buffers: [{ ...gltf.buffers[0], uri: "cube.bin" }] };
  await expect(loadModel(encode(JSON.stringify(elsewhere)).slice().buffer)).rejects.toThrow("cube.bin");
});

test("gives the function a path, or the bytes by option", async () => {
  const value = await model3d().sample(files);
  expect(new Uint8Array(await readFile(await model3d().preprocess(value, files)))).toEqual(cube);
  expect(await model3d({ type: "buffer" }).preprocess(value, files)).toEqual(cube);
});

test("refuses another file by the parameter's name, whatever it is called", async () => {
  const file = await files.store({ name: "car.glb", content: encode("just words") });
  await expect(model3d({ label: "car" }).preprocess(file, files)).rejects.toThrow(
    'car must be a 3D model (GLB, glTF, OBJ or STL), got "car.glb".',
  );
  await expect(model3d({ label: "car" }).given(encode("words"), files)).rejects.toThrow("car must be the bytes of a 3D model");
});

test("names bytes by what they are", async () => {
  for (const [format, bytes] of models) {
    expect(((await model3d().postprocess(bytes, files)) as FileData).orig_name).toBe(`model.${format}`);
  }
  expect(await model3d().postprocess({ name: "t.obj", content: "v 0 0 0\n" }, files)).toMatchObject({ orig_name: "t.obj" });
});

test.each([
  [{ type: "mesh" }, 'model3d(): type must be "path" or "buffer", got "mesh".'],
  [{ camera: { elevation: 120 } }, "model3d(): camera.elevation must be degrees from -90 to 90, got 120."],
  [{ camera: { distance: 0 } }, "model3d(): camera.distance must be from 0.01 to 1000 radii, got 0."],
  [{ clearColor: "red" }, 'model3d(): clearColor must be a colour such as "#3f51b5", got "red".'],
])("refuses %j when it is made", (options, message) => {
  expect(() => model3d(options as never)).toThrow(message);
});
