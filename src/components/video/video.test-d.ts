import { expectTypeOf } from "vitest";
import type { Component } from "../component.ts";
import type { FileData } from "../file-data.ts";
import { type VideoOptions, type VideoResult, video } from "./video.ts";

const plain = video();
expectTypeOf(plain).toEqualTypeOf<Component<string, VideoResult, FileData, "upload" | "play" | "pause" | "stop", VideoOptions>>();

const buffer = video({ type: "buffer", optional: true });
expectTypeOf<(typeof buffer)["~argument"]>().toEqualTypeOf<Uint8Array | null>();
