import { checkMediaFile } from "../check-media-file.ts";
import { checkOneOf, checkSomeOf } from "../check-option.ts";
import { checkStreaming, defaultStreamEvery } from "../check-streaming.ts";
import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent } from "../define-component.ts";
import type { FileData } from "../file-data.ts";
import { gradioFile } from "../gradio-face.ts";
import { invalid } from "../invalid-value.ts";
import type { ArgumentOf } from "../optional-argument.ts";
import { singleFileFaces } from "../single-file-faces.ts";
import { storeMediaResult } from "../store-media-result.ts";
import { checkSoundComparison, compareSounds, type SoundComparison } from "./compare-sounds.ts";
import { decodeSamples } from "./decode-samples.ts";
import { encodeWav } from "./encode-wav.ts";
import type { Samples, SamplesResult } from "./samples.ts";

const types = ["samples", "path", "buffer"] as const;
const sources = ["upload", "microphone"] as const;

/** What a function may return for an `audio()`: samples, the path of an audio file, or such a file's bytes. */
export type AudioResult = SamplesResult | string | Uint8Array;

/** Options of `audio()`. */
export interface AudioOptions extends ComponentOptions {
  /** Initial audio. */
  readonly value?: AudioResult;
  /**
   * What the function gets: decoded samples, the absolute path of the uploaded file, or its bytes. Default `"samples"`, for
   * which the API takes WAV and MP3; the page turns whatever else the browser can play into WAV before it is sent.
   */
  readonly type?: (typeof types)[number];
  /** Ways to bring audio, beside dropping it. Default: both. */
  readonly sources?: readonly (typeof sources)[number][];
  /**
   * Whether the microphone gives piece after piece while it is on, without a gap, each with a `stream` event, instead of one
   * recording. Default `false`.
   */
  readonly streaming?: boolean;
  /** Seconds from one piece to the next, with `streaming`; where sending one takes longer, the next one is longer. Default 0.5. */
  readonly streamEvery?: number;
  readonly compare?: SoundComparison;
}

interface AudioArguments {
  readonly samples: Samples;
  readonly path: string;
  readonly buffer: Uint8Array;
}

type AudioArgument<Options> = Options extends { readonly type: infer Type extends keyof AudioArguments } ? AudioArguments[Type] : Samples;

const kind = defineComponent<
  AudioOptions,
  FileData,
  AudioArguments[keyof AudioArguments],
  AudioResult,
  "upload" | "play" | "pause" | "stop" | "stream"
>({
  ...singleFileFaces,
  name: "audio",
  gradio: {
    type: "audio",
    apiInfo: () => gradioFile,
    events: ["change", "input", "clear", "upload", "play", "pause", "stop"],
    props: ({ sources: from }) => ({ type: "filepath", sources: from }),
  },
  events: ["upload", "play", "pause", "stop", "stream"],
  checkOptions(options) {
    checkOneOf("audio", "type", options.type, types);
    checkSomeOf("audio", "sources", options.sources, sources);
    checkStreaming("audio", options, "microphone");
    checkSoundComparison("audio", options.compare);
  },
  async preprocess(value, { type = "samples" }, files) {
    const { path, format } = await checkMediaFile(value, "audio", files);
    if (type === "path") return path;
    const { readFile } = await import("node:fs/promises");
    const bytes = new Uint8Array(await readFile(path));
    if (type === "buffer") return bytes;
    const samples = await decodeSamples(bytes, format, value.orig_name);
    return samples ?? invalid('a WAV or MP3 file (other formats need a component of type "path")', value.orig_name);
  },
  async postprocess(result, _options, files) {
    if (typeof result === "string" || result instanceof Uint8Array) return storeMediaResult(result, "audio", files);
    return files.store({ name: "audio.wav", content: encodeWav(checkSamples(result)) });
  },
  async sample(_options, files) {
    return files.store({ name: "tone.wav", content: encodeWav({ sampleRate: 8000, channels: [tone(440, 8000)] }) });
  },
  compareFiles: (expected, actual, { compare }, files) => compareSounds(expected, actual, compare, files),
  feature: () => ({ type: "audio" }),
  viewOptions: ({ sources: allowed = sources, type = "samples", streaming, streamEvery = defaultStreamEvery }) => ({
    sources: allowed,
    needsSamples: type === "samples",
    ...(streaming && { streamEvery }),
  }),
});

function checkSamples(result: SamplesResult): SamplesResult {
  const { sampleRate, channels } = result ?? {};
  if (!Array.isArray(channels)) return invalid("samples { sampleRate, channels }, the path of an audio file, or the bytes of one", result);
  if (!Number.isInteger(sampleRate) || sampleRate < 1 || sampleRate > 768_000) {
    return invalid("samples whose sampleRate is a whole number of hertz from 1 to 768000", { sampleRate });
  }
  const lengths = channels.map((channel: ArrayLike<number> | undefined) => channel?.length);
  if (lengths.length === 0 || lengths[0] === undefined || lengths.some((length) => length !== lengths[0])) {
    return invalid("samples with at least one channel, all of one length", { lengths });
  }
  return result;
}

/** One second, with a soft start and end so that it does not click. */
function tone(frequency: number, sampleRate: number): Float32Array {
  return Float32Array.from({ length: sampleRate }, (_, index) => {
    const fade = Math.min(1, index / 400, (sampleRate - index) / 400);
    return 0.5 * fade * Math.sin((2 * Math.PI * frequency * index) / sampleRate);
  });
}

/**
 * Audio. The function gets its samples and returns samples, a path or an encoded file; samples are written as 16-bit WAV.
 * A flag stores the uploaded file to the byte. On the page two pieces are the same when their files are, to the byte; in a replay,
 * when their samples are.
 *
 * @throws `HardcaseError` with `HC_VALUE_INVALID` in a run, for a file that is no audio, is damaged, or has over 100 million samples.
 * @example
 * const backwards = new Interface(
 *   ({ sampleRate, channels }) => ({ sampleRate, channels: channels.map((samples) => samples.toReversed()) }),
 *   audio(),
 *   audio(),
 * );
 */
export function audio<const Options extends AudioOptions = AudioOptions>(
  options?: Options,
): Component<
  ArgumentOf<AudioArgument<Options>, Options>,
  AudioResult,
  FileData,
  "upload" | "play" | "pause" | "stop" | "stream",
  AudioOptions
> {
  return kind.create<ArgumentOf<AudioArgument<Options>, Options>>(options ?? {});
}
