import { type FileHandle, open, stat } from "node:fs/promises";
import { join } from "node:path";
import { hiddenFolder } from "../cases/hidden-folder.ts";
import { CsvSizeMark } from "./csv-size-mark.ts";

const chunkSize = 1 << 20;

/** Other bytes for some of a file's own. */
export interface Replacement {
  readonly offset: number;
  readonly length: number;
  readonly bytes: Uint8Array;
}

/**
 * Writes a file with other bytes for some of its own, in their order, onto the disk. The new one has the old one's owner and
 * rights; gives its inode.
 */
export async function copyReplacing(source: FileHandle, path: string, replacements: readonly Replacement[]): Promise<number> {
  const { mode, uid, gid, size } = await source.stat();
  await using target = await open(path, "w", 0o600);
  let position = 0;
  for (const { offset, length, bytes } of replacements) {
    await copyRange(source, target, position, offset);
    await target.appendFile(bytes);
    position = offset + length;
  }
  await copyRange(source, target, position, size);
  const { ino, ...made } = await target.stat();
  // Another's file is given back to them where this process may do so.
  if (made.uid !== uid || made.gid !== gid) await target.chown(uid, gid).catch(() => {});
  await target.chmod(mode & 0o777);
  await target.sync();
  return ino;
}

/** So that the next flag need not read the new file through. */
export async function markWhole(directory: string, file: string): Promise<void> {
  const { size, ino } = await stat(join(directory, file));
  await using mark = await CsvSizeMark.open(hiddenFolder(directory), file);
  await mark.write({ good: size, goal: size, inode: ino });
}

/** Always the same name, so that what a dead process left there is written over. */
export function temporaryPath(directory: string, file: string): string {
  return join(hiddenFolder(directory), `${file}.new`);
}

async function copyRange(source: FileHandle, target: FileHandle, from: number, to: number): Promise<void> {
  for (let position = from; position < to; ) {
    const length = Math.min(chunkSize, to - position);
    const { buffer, bytesRead } = await source.read(Buffer.alloc(length), 0, length, position);
    if (bytesRead === 0) return;
    await target.appendFile(buffer.subarray(0, bytesRead));
    position += bytesRead;
  }
}
