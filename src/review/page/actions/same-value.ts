import type { Json } from "../../../components/define-component.ts";

/** Whether two page values say the same: files by their bytes, wherever they lie. */
export function sameValue(one: Json, other: Json): boolean {
  return contentOf(one) === contentOf(other);
}

function contentOf(value: Json): string {
  // The path of every file value begins with the hash of its content.
  return JSON.stringify(value, (_name, part) =>
    part?.meta?._type === "gradio.FileData" ? { content: String(part.path).split("/")[0] } : part,
  );
}
