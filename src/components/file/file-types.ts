import mime from "mime";

const families = ["image", "audio", "video", "text"];

/** Says whether a word can stand in `fileTypes`: an extension with its dot, or a family. */
export function isFileType(type: unknown): boolean {
  return typeof type === "string" && (families.includes(type) || /^\.[\p{L}\p{N}.+_-]+$/u.test(type));
}

/** Whether a file's name is of one of the types. */
export function matchesFileTypes(name: string, fileTypes: readonly string[]): boolean {
  const lowerName = name.toLowerCase();
  const family = mime.getType(name)?.split("/")[0];
  return fileTypes.some((type) => (type.startsWith(".") ? lowerName.endsWith(type.toLowerCase()) : type === family));
}

/** The types as an error message names them. */
export function describeFileTypes(fileTypes: readonly string[]): string {
  const words = fileTypes.map((type) => (type.startsWith(".") ? type : `${type} file`));
  return `a file of type ${words.join(", ")}`;
}
