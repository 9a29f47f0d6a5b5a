import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FileCache } from "../../runs/file-cache.ts";
import type { FileData } from "../file-data.ts";
import { type ImageOptions, image, type Pixels } from "./image.ts";

let folder: string;
let files: FileCache;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "image-test-"));
  files = new FileCache({ folder });
});
afterAll(() => rm(folder, { recursive: true }));

const upload = (name: string, content: Uint8Array | string) =>
  files.store({ name, content: typeof content === "string" ? Buffer.from(content) : content });
const pixelsOf = async (file: FileData, options: ImageOptions = {}) => (await image(options).preprocess(file, files)) as Pixels;
const bytesOf = async (file: FileData | null) => readFile(await files.pathOf(file as FileData));

/** Red, green, blue in one row. */
const stripes = { data: new Uint8Array([255, 0, 0, 0, 255, 0, 0, 0, 255]), width: 3, height: 1, channels: 3 } as const;
const png = (raw: { width: number; height: number; channels: 3 | 4 }, data: Uint8Array) => sharp(data, { raw }).png().toBuffer();

test("gives the function the pixels row by row", async () => {
  const file = await upload("stripes.png", await png(stripes, stripes.data));
  expect(await pixelsOf(file)).toEqual(stripes);
});

test("turns a picture as its camera says", async () => {
  const data = new Uint8Array(40 * 20 * 3).fill(200);
  const jpeg = await sharp(data, { raw: { width: 40, height: 20, channels: 3 } })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer();
  expect(await pixelsOf(await upload("phone.jpg", jpeg))).toMatchObject({ width: 20, height: 40, channels: 3 });
});

test("lays transparent parts on white, or gives them as a fourth channel", async () => {
  const file = await upload("glass.png", await png({ width: 2, height: 1, channels: 4 }, new Uint8Array([255, 0, 0, 0, 9, 8, 7, 255])));
  expect([...(await pixelsOf(file)).data]).toEqual([255, 255, 255, 9, 8, 7]);
  expect([...(await pixelsOf(file, { mode: "rgba" })).data]).toEqual([255, 0, 0, 0, 9, 8, 7, 255]);
});

test("gives grey pictures one channel or three, as the mode says", async () => {
  const grey = await sharp(new Uint8Array([0, 100, 255]), { raw: { width: 3, height: 1, channels: 1 } })
    .toColourspace("b-w")
    .png()
    .toBuffer();
  const file = await upload("grey.png", grey);
  expect([...(await pixelsOf(file, { mode: "grayscale" })).data]).toEqual([0, 100, 255]);
  expect([...(await pixelsOf(file)).data]).toEqual([0, 0, 0, 100, 100, 100, 255, 255, 255]);
});

test("reads 16 bits a channel as 8", async () => {
  const deep = await sharp(new Uint16Array([65535, 0, 0]), { raw: { width: 1, height: 1, channels: 3 } })
    .toColourspace("rgb16")
    .png()
    .toBuffer();
  expect([...(await pixelsOf(await upload("deep.png", deep))).data]).toEqual([255, 0, 0]);
});

test.each(["jpeg", "webp", "gif", "avif", "tiff"] as const)("reads %s", async (format) => {
  const content = await sharp({ create: { width: 16, height: 8, channels: 3, background: "#336699" } })
    .toFormat(format)
    .toBuffer();
  const { width, height, data } = await pixelsOf(await upload(`plain.${format}`, content));
  expect([width, height]).toEqual([16, 8]);
  expect(Math.abs((data[0] ?? 0) - 0x33)).toBeLessThan(6);
});

test("gives a path or the uploaded bytes by option", async () => {
  const content = await png(stripes, stripes.data);
  const file = await upload("stripes.png", content);
  expect(await readFile(await image({ type: "path" }).preprocess(file, files))).toEqual(content);
  expect(await image({ type: "buffer" }).preprocess(file, files)).toEqual(new Uint8Array(content));
});

const refusals: [string, () => Promise<Uint8Array | string>, RegExp][] = [
  ["notes.png", async () => "just words", /^im must be a picture \(PNG, JPEG, WebP, GIF, AVIF or TIFF\), got "notes\.png"\.$/],
  ["empty.png", async () => "", /must be a picture/],
  ["script.png", async () => "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", /must be a picture/],
  ["head.png", async () => Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), /must be a picture that can be read/],
  ["half.jpg", async () => halfJpeg(), /must be a picture that can be read/],
  ["bomb.png", async () => hugePng(), /must be a picture of at most 100 million pixels, got "bomb\.png, 30000 × 30000"/],
];

test.each(refusals)("refuses %s by the parameter's name", async (name, content, message) => {
  const file = await upload(name, await content());
  await expect(image({ label: "im" }).preprocess(file, files)).rejects.toThrow(message);
  await expect(image({ label: "im" }).preprocess(file, files)).rejects.toMatchObject({ code: "HC_VALUE_INVALID", parameter: "im" });
});

async function halfJpeg(): Promise<Uint8Array> {
  const whole = await sharp({ create: { width: 300, height: 200, channels: 3, background: "red" } })
    .jpeg()
    .toBuffer();
  return whole.subarray(0, whole.length / 2);
}

/** A few bytes that claim 900 million pixels. */
async function hugePng(): Promise<Uint8Array> {
  const small = await sharp({ create: { width: 1, height: 1, channels: 3, background: "red" } })
    .png()
    .toBuffer();
  small.writeUInt32BE(30_000, 16);
  small.writeUInt32BE(30_000, 20);
  const { crc32 } = await import("node:zlib");
  small.writeUInt32BE(crc32(small.subarray(12, 29)), 29);
  return small;
}

test("refuses words and bytes that are no picture also for a path or a buffer", async () => {
  const file = await upload("notes.png", "just words");
  await expect(image({ type: "path" }).preprocess(file, files)).rejects.toThrow("must be a picture");
  await expect(image({ type: "buffer" }).preprocess(file, files)).rejects.toThrow("must be a picture");
});

test.each([
  [1, [0, 50], [0, 0, 0, 255, 50, 50, 50, 255]],
  [2, [0, 255, 50, 9], [0, 0, 0, 255, 50, 50, 50, 9]],
  [3, [1, 2, 3, 4, 5, 6], [1, 2, 3, 255, 4, 5, 6, 255]],
  [4, [1, 2, 3, 0, 4, 5, 6, 7], [1, 2, 3, 0, 4, 5, 6, 7]],
])("writes %i channels that come back equal", async (channels, data, inRgba) => {
  const file = (await image().postprocess({ data: new Uint8Array(data), width: 2, height: 1, channels }, files)) as FileData;
  expect((await sharp(await bytesOf(file)).metadata()).channels).toBe(channels);
  expect([...(await pixelsOf(file, { mode: "rgba" })).data]).toEqual(inRgba);
});

test("rounds and clamps numbers that are not bytes", async () => {
  const file = await image().postprocess({ data: [-5, 300, 99.6], width: 1, height: 1, channels: 3 }, files);
  expect([
    ...(await sharp(await bytesOf(file))
      .raw()
      .toBuffer()),
  ]).toEqual([0, 255, 100]);
  const clamped = await image().postprocess({ ...stripes, data: new Uint8ClampedArray(stripes.data) }, files);
  expect(await pixelsOf(clamped as FileData)).toEqual(stripes);
});

test.each([
  ["png", "image.png", "image/png"],
  ["jpeg", "image.jpg", "image/jpeg"],
  ["webp", "image.webp", "image/webp"],
] as const)("writes pixels as %s", async (format, orig_name, mime_type) => {
  const file = await image({ format }).postprocess(stripes, files);
  expect(file).toMatchObject({ orig_name, mime_type });
  expect((await sharp(await bytesOf(file)).metadata()).format).toBe(format);
});

test("takes an encoded picture or a path as it is", async () => {
  const content = await sharp({ create: { width: 4, height: 4, channels: 3, background: "red" } })
    .webp()
    .toBuffer();
  const fromBytes = await image().postprocess(content, files);
  expect(fromBytes).toMatchObject({ orig_name: "image.webp" });
  const path = join(folder, "made.webp");
  await writeFile(path, content);
  const fromPath = await image().postprocess(path, files);
  expect(fromPath).toMatchObject({ orig_name: "made.webp" });
  expect(await bytesOf(fromPath)).toEqual(content);
});

test.each([
  [{ ...stripes, width: 4 }, /data holds width × height × channels = 4 × 1 × 3 = 12 numbers, got Uint8Array of 9 bytes/],
  [{ ...stripes, channels: 5 }, /1, 2, 3 or 4 channels/],
  [{ ...stripes, height: 0 }, /width and height are whole numbers above 0/],
  [{ ...stripes, data: null }, /data holds/],
  [new Uint8Array([1, 2, 3]), /the bytes of a picture/],
  [7, /pixels \{ data, width, height, channels \}, the path of a picture, or the bytes of one/],
  [{}, /pixels/],
])("refuses the result %j", async (result, message) => {
  await expect(image().postprocess(result as never, files)).rejects.toThrow(message);
});

test("refuses a path that leads to something else than a picture", async () => {
  const path = join(folder, "page.png");
  await writeFile(path, "<!doctype html>");
  await expect(image().postprocess(path, files)).rejects.toThrow("must be a picture");
});

test("compares by bytes, and says so", async () => {
  const [red, green] = await Promise.all(
    ["red", "green"].map(async (background) =>
      upload(
        "a.png",
        await sharp({ create: { width: 2, height: 2, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    ),
  );
  expect(image().compare(red as FileData, { ...(red as FileData), orig_name: "other.png" })).toEqual({ same: true });
  expect(image().compare(red as FileData, green as FileData)).toMatchObject({
    same: false,
    reason: expect.stringContaining("other bytes"),
  });
});

test.each([
  [{ type: "array" }, 'image(): type must be "pixels" or "path" or "buffer", got "array".'],
  [{ mode: "L" }, 'image(): mode must be "rgb" or "rgba" or "grayscale", got "L".'],
  [{ format: "bmp" }, 'image(): format must be "png" or "jpeg" or "webp", got "bmp".'],
  [{ sources: [] }, 'image(): sources must be a list of "upload" or "clipboard" or "webcam", got [].'],
  [{ height: -1 }, "image(): height must be a number of pixels above 0, got -1."],
])("refuses the options %j where they are written", (options, message) => {
  expect(() => image(options as never)).toThrow(message);
});

test("compares pictures by their pixels where files are looked into, and by their bytes where not", async () => {
  const raw = { width: 3, height: 1, channels: 3 } as const;
  const stored = await upload("stripes.png", await png(raw, stripes.data));
  const otherwise = await upload("stripes.png", await sharp(stripes.data, { raw }).png({ compressionLevel: 0 }).toBuffer());
  expect(image().compare(stored, otherwise).same).toBe(false);
  expect(await image().compareFiles(stored, otherwise, files)).toEqual({ same: true, score: 1 });
});

test("lets colours and a share of the pixels differ as far as it is told, and sizes never", async () => {
  const grey = (level: number, width = 10) => {
    const data = new Uint8Array(width * 3).fill(100);
    data.fill(level, 0, 3);
    return png({ width, height: 1, channels: 3 }, data).then((content) => upload("grey.png", content));
  };
  const [expected, near, far, wide] = await Promise.all([grey(100), grey(104), grey(255), grey(100, 11)]);
  const compare = (actual: FileData, options: ImageOptions = {}) => image(options).compareFiles(expected, actual, files);
  expect(await compare(near)).toEqual({ same: false, score: 0.9, reason: "1 of 10 pixels differ (10 %)" });
  expect((await compare(near, { compare: { threshold: 0.05 } })).same).toBe(true);
  expect((await compare(far, { compare: { threshold: 0.05 } })).same).toBe(false);
  expect((await compare(far, { compare: { share: 0.1 } })).same).toBe(true);
  expect(await compare(wide, { compare: { threshold: 1, share: 1 } })).toEqual({ same: false, reason: "11 × 1 pixels are not 10 × 1" });
  expect(() => image({ compare: { share: 5 } })).toThrow("image(): compare.share must be a number from 0 to 1, got 5.");
});
