// Checks every import of `src` against the table of rooms.
import { readImports } from "./read-imports.mjs";
import { reportProblems } from "./report.mjs";
import { browserRooms, roomTable } from "./room-table.mjs";
import { filesUnder, isSource } from "./source-files.mjs";

await reportProblems((root) =>
  filesUnder(root, "src")
    .filter(isSource)
    .flatMap((file) => {
      if (!(roomOf(file) in roomTable)) return [`${file}: "${roomOf(file)}" is not in the table of rooms (scripts/check/room-table.mjs).`];
      return readImports(root, file).flatMap((found) => {
        const problem = problemOf(found);
        return problem ? [`${found.from}:${found.line} ${problem}`] : [];
      });
    }),
);

/**
 * The room that a file is in, by its path; for a file that stands in `src` itself, its name.
 *
 * @param {string} file
 */
function roomOf(file) {
  const [, room = "", folder] = file.split("/");
  return folder !== undefined && `${room}/${folder}` in roomTable ? `${room}/${folder}` : room;
}

/**
 * @param {import("./read-imports.mjs").Import} found
 * @returns {string | undefined}
 */
function problemOf({ from, specifier, target, kind }) {
  if (target === undefined) {
    if (specifier === "hardcase" || specifier.startsWith("hardcase/")) return `imports "${specifier}": inside src, import the file itself.`;
    if (specifier.startsWith("node:") && kind !== "type" && runsInBrowser(from))
      return `imports "${specifier}", which a browser does not have.`;
    return undefined;
  }
  if (!target.startsWith("src/")) return `imports "${specifier}": what is outside src is not in the package.`;

  const room = roomOf(from);
  const targetRoom = roomOf(target);
  if (room === targetRoom) return undefined;
  // Defining a demo must load no server, so launch() reaches the composition root only when it is called.
  if (room === "demo" && targetRoom === "launch.ts" && kind === "lazy") return undefined;

  const allowed = roomTable[room] ?? [];
  if (allowed === "everything") return undefined;
  const ownOfBrowser = /** @type {Record<string, readonly string[]>} */ (browserRooms)[room];
  if (ownOfBrowser && !ownOfBrowser.includes(targetRoom)) {
    if (kind === "type") return undefined;
    return `imports "${specifier}": ${room} may take only types from ${targetRoom} (import type).`;
  }
  if (allowed.includes(targetRoom)) return undefined;
  return `imports "${specifier}": ${room} may import ${allowed.join(", ") || "no other room"}, not ${targetRoom}.`;
}

/** @param {string} file */
function runsInBrowser(file) {
  return roomOf(file) in browserRooms || file.endsWith(".view.tsx") || file.startsWith("src/components/view/");
}
