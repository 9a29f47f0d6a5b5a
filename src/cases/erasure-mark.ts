import { join } from "node:path";
import { hiddenFolder } from "./hidden-folder.ts";

/** Stands in a flagging directory while cases are erased, and after that where the erasure was broken off. */
export function erasureMark(directory: string): string {
  return join(hiddenFolder(directory), "erasing");
}
