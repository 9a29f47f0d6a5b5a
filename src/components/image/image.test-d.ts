import { expectTypeOf } from "vitest";
import type { Component } from "../component.ts";
import type { FileData } from "../file-data.ts";
import { type ImageOptions, type ImageResult, image, type Pixels } from "./image.ts";

type ArgumentOf<Of extends { readonly "~argument": unknown }> = Of["~argument"];

const plain = image();
expectTypeOf(plain).toEqualTypeOf<Component<Pixels, ImageResult, FileData, "upload" | "select" | "stream", ImageOptions>>();

const path = image({ type: "path" });
expectTypeOf<ArgumentOf<typeof path>>().toEqualTypeOf<string>();

const buffer = image({ type: "buffer", optional: true });
expectTypeOf<ArgumentOf<typeof buffer>>().toEqualTypeOf<Uint8Array | null>();

const grey = image({ mode: "grayscale", sources: ["webcam"], format: "jpeg" });
expectTypeOf<ArgumentOf<typeof grey>>().toEqualTypeOf<Pixels>();

// @ts-expect-error an unknown type is told where it is written
image({ type: "array" });
