import type { Json } from "../../components/define-component.ts";
import { type FileData, isFileData } from "../../components/file-data.ts";

/** A file among values, with a name that no other has. */
export interface SnippetFile {
  readonly value: FileData;
  readonly name: string;
}

/** The files in values, each once. */
export function filesIn(value: Json | undefined): SnippetFile[] {
  const files: SnippetFile[] = [];
  const visit = (one: Json | undefined): void => {
    if (typeof one !== "object" || one === null) return;
    if (!isFileData(one)) {
      Object.values(one).forEach(visit);
      return;
    }
    if (files.some(({ value: { path } }) => path === one.path)) return;
    const given = (one as Partial<FileData>).orig_name ?? one.path.split("/").at(-1) ?? "file";
    let name = given.replace(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^-+/, "") || "file";
    for (let number = 2; files.some((file) => file.name === name); number++)
      name = `${number}-${given.replace(/[^\p{L}\p{N}._-]+/gu, "-")}`;
    files.push({ value: one as FileData, name });
  };
  visit(value);
  return files;
}

/** How a language writes what JSON has. */
export interface Notation {
  readonly null: string;
  readonly true: string;
  readonly false: string;
  readonly key: (name: string) => string;
  readonly file: (file: SnippetFile) => string;
}

/** A value as source code: on one line where it is short. */
export function writeSource(value: Json | undefined, notation: Notation, files: readonly SnippetFile[], indent = ""): string {
  const write = (one: Json | undefined, deeper: string) => writeSource(one, notation, files, deeper);
  if (value === null || value === undefined) return notation.null;
  if (typeof value === "boolean") return notation[`${value}`];
  if (typeof value !== "object") return JSON.stringify(value);
  if (isFileData(value)) {
    const file = files.find((one) => one.value.path === value.path);
    if (file !== undefined) return notation.file(file);
  }
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  const parts = isList
    ? value.map((item) => write(item, inner))
    : Object.entries(value).flatMap(([name, member]) => (member === undefined ? [] : [`${notation.key(name)}: ${write(member, inner)}`]));
  if (parts.length === 0) return `${open}${close}`;
  const line = isList ? `[${parts.join(", ")}]` : `{ ${parts.join(", ")} }`;
  if (line.length + indent.length <= 56 && !line.includes("\n")) return line;
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join("")}${indent}${close}`;
}
