import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FlagMedia } from "../cases/flag-media.ts";
import { MediaStore } from "../cases/media-store.ts";
import type { FileAccess, MediaAccess } from "../components/define-component.ts";
import { FileCache } from "../runs/file-cache.ts";

/** The real upload cache and flagging directory, in a temporary folder that goes when the test does. */
export interface TemporaryFiles extends AsyncDisposable {
  readonly files: FileAccess;
  readonly media: MediaAccess;
}

/**
 * What a component's faces are lent, for its tests.
 *
 * @example
 * await using surroundings = await openTemporaryFiles();
 * const value = await image().sample(surroundings.files);
 */
export async function openTemporaryFiles(): Promise<TemporaryFiles> {
  const folder = await mkdtemp(join(tmpdir(), "hardcase-test-"));
  const files = new FileCache({ folder: join(folder, "cache") });
  const media = new FlagMedia(new MediaStore(join(folder, "flagged")), files).accessFor("value");
  return { files, media, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
