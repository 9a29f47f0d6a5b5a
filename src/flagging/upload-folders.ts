import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { hiddenFolder, makeHiddenFolder } from "../cases/hidden-folder.ts";

/** Notes in a flagging directory where a demo keeps the uploads of its cases, so that whoever erases them finds these by itself. */
export async function noteUploadFolder(directory: string, folder: string): Promise<void> {
  if ((await uploadFolders(directory)).includes(folder)) return;
  await makeHiddenFolder(directory);
  await appendFile(notePath(directory), `${folder}\n`, { mode: 0o600 });
}

/** Where the demos of a flagging directory have kept uploads. */
export async function uploadFolders(directory: string): Promise<string[]> {
  const text = await readFile(notePath(directory), "utf8").catch(() => "");
  return text.split("\n").filter((line) => line !== "");
}

function notePath(directory: string): string {
  return join(hiddenFolder(directory), "uploads");
}
