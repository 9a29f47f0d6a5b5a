import { checkMediaFile } from "../check-media-file.ts";
import { checkHeight, checkOneOf, checkSomeOf } from "../check-option.ts";
import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent } from "../define-component.ts";
import type { FileData } from "../file-data.ts";
import { gradioFile } from "../gradio-face.ts";
import { invalid } from "../invalid-value.ts";
import type { ArgumentOf } from "../optional-argument.ts";
import { singleFileFaces } from "../single-file-faces.ts";
import { storeMediaResult } from "../store-media-result.ts";
import { sampleVideo } from "./sample-video.ts";

const types = ["path", "buffer"] as const;
const sources = ["upload", "webcam"] as const;

/** What a function may return for a `video()`: the path of a video file, or such a file's bytes. */
export type VideoResult = string | Uint8Array;

/** Options of `video()`. */
export interface VideoOptions extends ComponentOptions {
  /** Initial video. */
  readonly value?: VideoResult;
  /** What the function gets: the absolute path of the uploaded file, or its bytes. Default `"path"`. */
  readonly type?: (typeof types)[number];
  /** Ways to bring a video, beside dropping it. Default: both. */
  readonly sources?: readonly (typeof sources)[number][];
  /** Height of the video's frame on the page, in CSS pixels. Default: three quarters of the width, at most 360. */
  readonly height?: number;
}

type VideoArgument<Options> = Options extends { readonly type: "buffer" } ? Uint8Array : string;

const kind = defineComponent<VideoOptions, FileData, string | Uint8Array, VideoResult, "upload" | "play" | "pause" | "stop">({
  ...singleFileFaces,
  name: "video",
  gradio: {
    type: "video",
    apiInfo: () => gradioFile,
    events: ["change", "input", "clear", "upload", "play", "pause", "stop"],
    props: ({ height, sources: from }) => ({ height, sources: from }),
  },
  events: ["upload", "play", "pause", "stop"],
  checkOptions(options) {
    checkOneOf("video", "type", options.type, types);
    checkSomeOf("video", "sources", options.sources, sources);
    checkHeight("video", options.height);
  },
  async preprocess(value, { type = "path" }, files) {
    const { path } = await checkMediaFile(value, "video", files);
    if (type === "path") return path;
    const { readFile } = await import("node:fs/promises");
    return new Uint8Array(await readFile(path));
  },
  postprocess(result, _options, files) {
    if (typeof result === "string" || result instanceof Uint8Array) return storeMediaResult(result, "video", files);
    return invalid("the path of a video, or the bytes of one", result);
  },
  feature: () => ({ type: "video" }),
  sample: (_options, files) => files.store({ name: "test-card.webm", content: sampleVideo() }),
  viewOptions: ({ sources: allowed = sources, height }) => ({ sources: allowed, height }),
});

/**
 * A video. The function gets the path of its file, or its bytes, and returns either. A flag stores the uploaded file to the
 * byte. Two videos compare as the same when their files are the same to the byte.
 *
 * @throws `HardcaseError` with `HC_VALUE_INVALID` in a run, for a file that is no video.
 * @example
 * import { statSync } from "node:fs";
 *
 * new Interface((path) => statSync(path).size, video({ sources: ["upload"] }), number({ unit: "bytes" }));
 */
export function video<const Options extends VideoOptions = VideoOptions>(
  options?: Options,
): Component<ArgumentOf<VideoArgument<Options>, Options>, VideoResult, FileData, "upload" | "play" | "pause" | "stop", VideoOptions> {
  return kind.create<ArgumentOf<VideoArgument<Options>, Options>>(options ?? {});
}
