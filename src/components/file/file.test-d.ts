import { expectTypeOf } from "vitest";
import type { Component } from "../component.ts";
import type { FileData } from "../file-data.ts";
import { type FileOptions, file, type OneFileResult } from "./file.ts";

const plain = file();
expectTypeOf(plain).toEqualTypeOf<Component<string, OneFileResult, FileData, "upload" | "select", FileOptions>>();

const several = file({ fileCount: "multiple" });
expectTypeOf(several).toEqualTypeOf<Component<string[], readonly OneFileResult[], readonly FileData[], "upload" | "select", FileOptions>>();

const buffers = file({ fileCount: "multiple", type: "buffer", optional: true });
expectTypeOf<(typeof buffers)["~argument"]>().toEqualTypeOf<Uint8Array[] | null>();
