import { join } from "node:path";
import { makeFolder } from "./make-folder.ts";
import { showPlace, storeError } from "./store-error.ts";

export const hiddenFolderName = ".hardcase";

/** Where hardcase keeps what nobody needs to read the data: `.hardcase` in the flagging directory. */
export function hiddenFolder(directory: string): string {
  return join(directory, hiddenFolderName);
}

/** Makes the flagging directory and its hidden folder, the latter for this user alone, unless they are there. */
export async function makeHiddenFolder(directory: string): Promise<string> {
  const folder = hiddenFolder(directory);
  try {
    await makeFolder(folder, 0o700);
  } catch (error) {
    throw storeError(`make the folder ${showPlace(directory, hiddenFolderName)}`, error);
  }
  return folder;
}
