import type { Json } from "../components/define-component.ts";
import { type GradioFiles, looksLikeFile } from "./gradio-files.ts";

/** How the cells of a column are read. A CSV does not say, so all of its cells decide. */
export type GradioColumnKind = "file" | "json" | "number" | "boolean" | "text";

const number = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const boolean = /^(true|false)$/i;

/** Looks at the cells of one column, one after the other. */
export class GradioColumn {
  readonly name: string;
  readonly #possible = new Set<GradioColumnKind>(["json", "number", "boolean"]);
  #hasValue = false;
  #isFile = false;
  #areAllPaths = true;

  constructor(name: string) {
    this.name = name;
  }

  async look(text: string, files: GradioFiles): Promise<void> {
    if (text === "" || text === "null") return;
    this.#hasValue = true;
    if (this.#possible.has("number") && !number.test(text)) this.#possible.delete("number");
    if (this.#possible.has("boolean") && !boolean.test(text)) this.#possible.delete("boolean");
    if (this.#possible.has("json") && readJson(text) === undefined) this.#possible.delete("json");
    this.#areAllPaths &&= looksLikeFile(text, this.name);
    this.#isFile ||= (await files.find(text, this.name)) !== undefined;
  }

  /** Where no file is there, paths in all rows still say that there were some. */
  get kind(): GradioColumnKind {
    if (!this.#hasValue) return "text";
    if (this.#isFile || this.#areAllPaths) return "file";
    return (["json", "number", "boolean"] as const).find((kind) => this.#possible.has(kind)) ?? "text";
  }
}

/** A cell that holds a JSON object or list. */
export function readJson(text: string): Exclude<Json, string | number | boolean | null> | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as Exclude<Json, string | number | boolean | null>;
  } catch {
    return undefined;
  }
}
