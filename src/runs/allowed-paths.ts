import { realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { HardcaseError } from "../components/hardcase-error.ts";

/**
 * The real path of a file that a function returned by its path. It must lie in one of `allowedPaths`, in the working
 * directory (not in a file or folder whose name starts with a dot), or in the system's temporary folder.
 *
 * @throws `HardcaseError` with `HC_FILE_FORBIDDEN` for a path outside, `HC_FILE_UNKNOWN` for a file that is not there.
 */
export async function resolveAllowedPath(path: string, allowedPaths: readonly string[]): Promise<string> {
  const real = await realpath(path).catch((cause: unknown) => {
    throw new HardcaseError("HC_FILE_UNKNOWN", `There is no file at ${JSON.stringify(path)}.`, {
      hint: "Return the path of a file that exists until the function has returned.",
      cause,
    });
  });
  if (await isAllowed(real, allowedPaths)) return real;
  throw new HardcaseError("HC_FILE_FORBIDDEN", `The demo may not show the file at ${JSON.stringify(path)}.`, {
    hint: `Allow its folder: allowedPaths: [${JSON.stringify(dirname(resolve(path)))}].`,
  });
}

async function isAllowed(real: string, allowedPaths: readonly string[]): Promise<boolean> {
  for (const allowed of allowedPaths) {
    if ((await pathWithin(allowed, real)) !== undefined) return true;
  }
  // The working directory may lie in the temporary folder; its dot files are still nobody's business.
  const inWorkingDirectory = await pathWithin(process.cwd(), real);
  if (inWorkingDirectory !== undefined) return !inWorkingDirectory.split(sep).some((segment) => segment.startsWith("."));
  return (await pathWithin(tmpdir(), real)) !== undefined;
}

/** The path from a folder down to a file in it, `""` for the same; undefined when it lies outside or there is no such folder. */
async function pathWithin(folder: string, real: string): Promise<string | undefined> {
  const realFolder = await realpath(folder).catch(() => undefined);
  if (realFolder === undefined) return undefined;
  const path = relative(realFolder, real);
  return path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path) ? undefined : path;
}
