import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";

const longestName = 200;

/** Windows opens a device under these names, whatever their case and extension. */
const device = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/** A folder of such a name would stand where the data files go. */
const dataFile = /^(log|logs.*|dataset.*)\.csv$/i;
const control = "\\u0000-\\u001F\\u007F-\\u009F";
/** A percent sign only where it could be taken for one of ours, so that "50%" stays. */
const unsafe = new RegExp(`^\\.+|[. ]+$|[${control}/\\\\:*?"<>|\\uD800-\\uDFFF]|%(?=[0-9A-Fa-f]{2}|-)`, "gu");

/**
 * A component's label as the name of one folder: itself where every file system takes it, else with the unsafe characters
 * percent-encoded, so that `../x` becomes `%2E%2E%2Fx`. Two labels never share a name.
 */
export function folderName(label: string): string {
  if (label === "") return "%-";
  let name = label.replace(unsafe, percentEncode);
  if (device.test(name) || dataFile.test(name)) name = percentEncode(name.charAt(0)) + name.slice(1);
  return Buffer.byteLength(name) <= longestName ? name : shorten(name);
}

function percentEncode(characters: string): string {
  return [...characters]
    .flatMap(bytesOf)
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
    .join("");
}

/** UTF-8; half of a surrogate pair, which UTF-8 does not know, as the three bytes it would have. */
function bytesOf(character: string): number[] {
  if (!/\p{Cs}/u.test(character)) return [...Buffer.from(character)];
  const code = character.charCodeAt(0);
  return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
}

/** No other name holds "%-", so the hash can belong to no other label. */
function shorten(name: string): string {
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 16);
  let left = longestName - hash.length - 2;
  let start = "";
  for (const character of name) {
    left -= Buffer.byteLength(character);
    if (left < 0) break;
    start += character;
  }
  return `${start}%-${hash}`;
}
