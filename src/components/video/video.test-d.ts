import { expectTypeOf } from "vitest";
import type { Component } from "../component.ts";
import type { FileData } from "../file-data.ts";
import { type VideoResult, video } from "./video.ts";

const plain = video();
expectTypeOf(plain).toEqualTypeOf<Component<string, VideoResult, FileData>>();

const buffer = video({ type: "buffer", optional: true });
expectTypeOf<(typeof buffer)["~argument"]>().toEqualTypeOf<Uint8Array | null>();
