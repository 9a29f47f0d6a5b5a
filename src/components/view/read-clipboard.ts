import { acceptsFile } from "./accepts-file.ts";

/** The first file of the clipboard that is wanted; throws an `Error` that can be shown. */
export async function readClipboard(accept: string): Promise<File> {
  // Without https the browser has no clipboard to read, but Ctrl+V still works.
  if (!navigator.clipboard?.read) throw new Error("This browser does not let a button read the clipboard. Press Ctrl+V or ⌘V instead.");
  let items: ClipboardItems;
  try {
    items = await navigator.clipboard.read();
  } catch {
    throw new Error("The clipboard may not be read. Allow it in the browser's settings for this page, or press Ctrl+V or ⌘V.");
  }
  for (const item of items) {
    const type = item.types.find((offered) => acceptsFile(accept, { name: "", type: offered }));
    if (type) return new File([await item.getType(type)], `pasted.${type.split("/")[1]}`, { type });
  }
  throw new Error("There is no picture in the clipboard. Copy one, then paste again.");
}
