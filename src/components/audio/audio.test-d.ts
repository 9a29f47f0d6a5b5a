import { expectTypeOf } from "vitest";
import type { Component } from "../component.ts";
import type { FileData } from "../file-data.ts";
import { type AudioOptions, type AudioResult, audio } from "./audio.ts";
import type { Samples } from "./samples.ts";

type ArgumentOf<Of extends { readonly "~argument": unknown }> = Of["~argument"];

const plain = audio();
expectTypeOf(plain).toEqualTypeOf<
  Component<Samples, AudioResult, FileData, "upload" | "play" | "pause" | "stop" | "stream", AudioOptions>
>();

const path = audio({ type: "path", optional: true });
expectTypeOf<ArgumentOf<typeof path>>().toEqualTypeOf<string | null>();

const buffer = audio({ type: "buffer" });
expectTypeOf<ArgumentOf<typeof buffer>>().toEqualTypeOf<Uint8Array>();

// @ts-expect-error there is no camera for sound
audio({ sources: ["webcam"] });
