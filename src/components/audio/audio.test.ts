import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import wavefile from "wavefile";
import { FileCache } from "../../runs/file-cache.ts";
import type { FileData } from "../file-data.ts";
import { audio } from "./audio.ts";
import { encodeWav } from "./encode-wav.ts";
import type { Samples } from "./samples.ts";

let folder: string;
let files: FileCache;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "audio-test-"));
  files = new FileCache({ folder });
});
afterAll(() => rm(folder, { recursive: true }));

const upload = (name: string, content: Uint8Array | string) =>
  files.store({ name, content: typeof content === "string" ? Buffer.from(content) : content });
const samplesOf = (file: FileData): Promise<Samples> => audio({ label: "clip" }).preprocess(file, files);

/** A WAV file as another program writes it. */
function wav(bitDepth: string, samples: number[] | number[][]): Uint8Array {
  const wave = new wavefile.WaveFile();
  wave.fromScratch(Array.isArray(samples[0]) ? samples.length : 1, 8000, bitDepth, samples as number[]);
  return wave.toBuffer();
}

test.each<[string, Uint8Array]>([
  ["8-bit", wav("8", [128, 192, 64])],
  ["16-bit", wav("16", [0, 16384, -16384])],
  ["24-bit", wav("24", [0, 4194304, -4194304])],
  ["32-bit", wav("32", [0, 1073741824, -1073741824])],
  ["floating-point", wav("32f", [0, 0.5, -0.5])],
  ["double-precision", wav("64", [0, 0.5, -0.5])],
])("reads %s samples from −1 to 1", async (name, content) => {
  const file = await upload(`${name}.wav`, content);
  expect(await samplesOf(file)).toEqual({ sampleRate: 8000, channels: [new Float32Array([0, 0.5, -0.5])] });
});

test.each(["toALaw", "toMuLaw", "toIMAADPCM"] as const)("reads what wavefile's %s has packed", async (pack) => {
  const tone = Array.from({ length: 1010 }, (_, index) => Math.round(8000 * Math.sin(index / 8)));
  const wave = new wavefile.WaveFile(wav("16", tone));
  wave[pack]();
  const { channels, sampleRate } = await samplesOf(await upload("packed.wav", wave.toBuffer()));
  expect(sampleRate).toBe(8000);
  expect(Math.max(...(channels[0] ?? []))).toBeCloseTo(8000 / 32768, 1);
});

test("keeps channels apart", async () => {
  const { channels } = await samplesOf(
    await upload(
      "stereo.wav",
      wav("16", [
        [0, 16384],
        [-16384, 8192],
      ]),
    ),
  );
  expect(channels.map((channel) => [...channel])).toEqual([
    [0, 0.5],
    [-0.5, 0.25],
  ]);
});

test("reads floating point of the extensible kind, as files of many channels are", async () => {
  const plain = Buffer.from(wav("32f", [0, 0.5, -0.5]));
  const fmt = Buffer.alloc(48);
  plain.copy(fmt, 0, 12, 36);
  fmt.writeUInt32LE(40, 4);
  fmt.writeUInt16LE(0xfffe, 8);
  fmt.writeUInt16LE(22, 24);
  fmt.writeUInt32LE(3, 32);
  const data = plain.subarray(plain.indexOf("data"));
  const { channels } = await samplesOf(await upload("many.wav", Buffer.concat([plain.subarray(0, 12), fmt, data])));
  expect([...(channels[0] ?? [])]).toEqual([0, 0.5, -0.5]);
});

test("reads MP3, mono as one channel", async () => {
  const { sampleRate, channels } = await samplesOf(await upload("tone.mp3", mp3Tone()));
  expect(sampleRate).toBe(8000);
  expect(channels).toHaveLength(1);
  expect(channels[0]?.length).toBe(8000);
  expect(Math.max(...(channels[0] ?? []))).toBeGreaterThan(0.1);
});

test("gives a path or the uploaded bytes of any format", async () => {
  const file = await upload("voice.flac", "fLaC and the rest");
  expect(await readFile(await audio({ type: "path" }).preprocess(file, files), "utf8")).toBe("fLaC and the rest");
  expect(Buffer.from(await audio({ type: "buffer" }).preprocess(file, files)).toString()).toBe("fLaC and the rest");
});

const broken = (offset: number, ...bytes: number[]) => {
  const file = wav("16", [1, 2, 3]);
  file.set(bytes, offset);
  return file;
};

test.each<[string, Uint8Array | string, RegExp]>([
  ["notes.wav", "just words", /^clip must be audio \(WAV, MP3, FLAC, .*\), got "notes\.wav"\.$/],
  ["empty.wav", "", /must be audio/],
  [
    "voice.flac",
    "fLaC and the rest",
    /^clip must be a WAV or MP3 file \(other formats need a component of type "path"\), got "voice\.flac"\.$/,
  ],
  ["head.wav", wav("16", [1]).subarray(0, 20), /must be a WAV file that can be read/],
  ["no-channels.wav", broken(22, 0, 0), /must be a WAV file that can be read/],
  ["no-rate.wav", broken(24, 0, 0, 0, 0), /must be a WAV file that can be read/],
  ["no-bits.wav", broken(34, 0, 0), /must be a WAV file that can be read/],
  ["noise.mp3", `ID3${"x".repeat(3000)}`, /must be an MP3 file that can be read/],
])("refuses %s by the parameter's name", async (name, content, message) => {
  const refused = samplesOf(await upload(name, content));
  await expect(refused).rejects.toThrow(message);
  await expect(refused).rejects.toMatchObject({ code: "HC_VALUE_INVALID", parameter: "clip" });
});

test("reads what is there of a file that claims to be longer", async () => {
  const { channels } = await samplesOf(await upload("cut.wav", broken(40, 0xff, 0xff, 0xff, 0xff)));
  expect(channels[0]?.length).toBe(3);
});

test("writes samples as 16-bit WAV, clamped", async () => {
  const result = { sampleRate: 44100, channels: [[0, 0.5, 2], new Float32Array([-1, -2, 0])] };
  const file = (await audio().postprocess(result, files)) as FileData;
  expect(file).toMatchObject({ orig_name: "audio.wav", mime_type: "audio/wav" });
  const wave = new wavefile.WaveFile(await readFile(await files.pathOf(file)));
  expect(wave.fmt).toMatchObject({ numChannels: 2, sampleRate: 44100, bitsPerSample: 16 });
  expect([...(wave.getSamples(true) as Iterable<number>)]).toEqual([0, -32768, 16384, -32768, 32767, 0]);
});

test("writes the same bytes as wavefile does", () => {
  const levels = [0, 100, -100, 32767, -32768];
  const ours = encodeWav({ sampleRate: 8000, channels: [levels.map((level) => level / (level < 0 ? 32768 : 32767))] });
  expect(Buffer.from(ours)).toEqual(Buffer.from(wav("16", levels)));
});

test("takes an encoded file or a path as it is", async () => {
  expect(await audio().postprocess(mp3Tone(), files)).toMatchObject({ orig_name: "audio.mp3", mime_type: "audio/mpeg" });
  const path = join(folder, "made.wav");
  await writeFile(path, wav("16", [1, 2]));
  expect(await audio().postprocess(path, files)).toMatchObject({ orig_name: "made.wav" });
});

test.each([
  [{ sampleRate: 0, channels: [[1]] }, /sampleRate is a whole number of hertz/],
  [{ sampleRate: 8000, channels: [] }, /at least one channel, all of one length/],
  [{ sampleRate: 8000, channels: [[1], [1, 2]] }, /at least one channel, all of one length/],
  [{ sampleRate: 8000, channels: [null] }, /at least one channel, all of one length/],
  [new Float32Array(4), /samples \{ sampleRate, channels \}/],
  [new Uint8Array([1, 2]), /the bytes of audio/],
  [7, /samples \{ sampleRate, channels \}, the path of an audio file, or the bytes of one/],
])("refuses the result %j", async (result, message) => {
  await expect(audio().postprocess(result as never, files)).rejects.toThrow(message);
});

test.each([
  [{ type: "numpy" }, 'audio(): type must be "samples" or "path" or "buffer", got "numpy".'],
  [{ sources: ["webcam"] }, 'audio(): sources must be a list of "upload" or "microphone", got ["webcam"].'],
])("refuses the options %j where they are written", (options, message) => {
  expect(() => audio(options as never)).toThrow(message);
});

/** One second of a 440 Hz tone: MP3, mono, 8 kHz, 8 kbit/s, made with `ffmpeg -f lavfi -i sine`. */
function mp3Tone(): Uint8Array {
  const base64 = [
    "SUQzBAAAAAAAI1RTU0UAAAAPAAADTGF2ZjU5LjI3LjEwMAAAAAAAAAAAAAAA/+M4wAAAAAAAAAAAAEluZm8AAAAPAAAAEAAABVgANTU1NTU1Q0NDQ0NDUFBQUFBQXl5eXl5ea2tra2tr",
    "a3l5eXl5eYaGhoaGhpSUlJSUlKGhoaGhoaGvr6+vr6+8vLy8vLzKysrKysrX19fX19fX5eXl5eXl8vLy8vLy////////AAAAAExhdmM1OS4zNwAAAAAAAAAAAAAAACQCgAAAAAAAAAVY",
    "nSLp1QAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/+MYxAAK8AbVuUEAAv9HcNtgBg+D4PvUCAIHIPg+fxOD4PoggcRB8H34IOu/wxwG/SGOXfzn",
    "T7ulJoc4WcQ3/GVEJRyhC3+D/+MYxA8QmUKQAZRQAG8H6ge5ABlxEnAPiYDmR1gd6mHvgGgCQCorCKC6//IR6KpEPh8ab//5CgNCUJA1/4lOg0r//////////+MYxAcOaKY8Ad4AAP//",
    "///40iEYA4ASSQXAKMCsF4wfwajCHFKMQulwxvhNjDbBaMD0D4FAXiEAMDAKoSW07dP//vgSpVAg/+MYxAgNqKYsAFa8YCmJFGfQGycnl9GIANucd+h5p+CpmGqC8YJQC5QA8gRBoACA",
    "VL6x////3+U///9a/1//fGMDIYEAAdcF/+MYxAwO6KYsAKewgIIBpyIHmpGIyKqc5FMpq8iHmHkCsYMoFpgYARG6RjOX8Urx///Z/v9P////////Rf//+TsVQOAwSYQN/+MYxAsNaKYw",
    "AAb+RJgKECJ0AhGBgSyEkYCKDdEgESDADgwAMAVCAAsiAEECa4b/////+j///1L/5/wCvIvqBQBjxhoi50XB/+MYxBAMOKY0AAa8RIbAc5vYucmiQFeYWoEQQD6GARoI0dlKWRYf////",
    "////1//n/DDK1AHHTkMA0BkwOgVjC1FfNpiqMzrR/+MYxBoMUKY0AAewSBUwnAVDA9AnMBwBYzGAw0wGH4/////61f9P/8JmmoLAYFMIFzCzYxaDMEsdozFOGjGvFyMDIG8CgUCM/+MY",
    "xCMMKKY0AD78YAHTPHgAUzma3/////9S///4JW0gyW6MaENIFOqSMOYGU4ITiTSIBFBQwwsEgYC4AIVAFQ8WywrX/////+MYxC0MaKY0AAa8RPr///9d/+/8YZ2pYt4hACAIE5gTA3GE",
    "WNKapWTJl4ilmD0DMYF4FpgMALGYgOOlYxOz/////qX/T//A/+MYxDYMYKY0AAewSCYigGMEBMcXMqyNd3MIMbI05s/DK1FSMGYGMwFwHkQV7IUprMFtqvgeo4i6jcDgDhoEEICrMOYD",
    "g4Ly/+MYxD8KiKY0AC68YF40kALjDFAHMEoAQwHQCwKAOIgAFlsI1////3ei///+shwYkEIAt7AwCgpAwLgUAwNAfA1xfZAybl/A/+MYxE8MMKY0AAH8QMbYcwMLYQQWA2GjgYCwChYe",
    "KO0kAj/////cR43Xa/////3TYGmLCKN+vIzSacbjKTYXtipb8wEfA0AC/+MYxFkMOKZEAVYAAJX/W/gIsKIFIDkDFEr//8d5JDkJhdJc6bf//5ocRN1gQgf/+sCEAdAgcP//yoENB4ca",
    "Q///96EGss09/+MYxGMXsZ6MKZtoAGmq1bbWVteaOjJ2y5cuucg1A6jJIknrRk8yYvMrVq13GlxoUNxBsQVwU7IbiL8FdCVMQU1FMy4xMDBV/+MYxD8NILaEQcwIAVVVVVVVVVVVVVVV",
    "VVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVV",
  ].join("");
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

test("compares sounds by their samples where files are looked into, with as much distance as it is told", async () => {
  const clip = (...samples: number[]) => upload("clip.wav", encodeWav({ sampleRate: 8000, channels: [samples] }));
  const [expected, near, longer] = [await clip(0, 0.5, -0.5, 0), await clip(0, 0.5, -0.25, 0), await clip(0, 0.5, -0.5, 0, 0)];
  const packed = await upload("clip.wav", wav("24", [0, 4194304, -4194304, 0]));
  expect(audio().compare(expected, packed).same).toBe(false);
  expect((await audio({ compare: { tolerance: 0.001 } }).compareFiles(expected, packed, files)).same).toBe(true);
  expect(await audio().compareFiles(expected, near, files)).toMatchObject({
    same: false,
    score: 0.75,
    reason: expect.stringMatching(/^1 of 4 samples differ by more than 0, the farthest by 0\.25/),
  });
  expect((await audio({ compare: { tolerance: 0.3 } }).compareFiles(expected, near, files)).same).toBe(true);
  expect((await audio({ compare: { tolerance: 2 } }).compareFiles(expected, longer, files)).reason).toBe(
    "1 channel of 5 samples at 8000 Hz is not 1 channel of 4 samples at 8000 Hz",
  );
  expect(() => audio({ compare: { tolerance: -1 } })).toThrow("audio(): compare.tolerance must be a number from 0 to 2, got -1.");
});
