import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Version of the code that runs: `HARDCASE_VERSION`, else the commit that the working directory is at, if it is a checkout. */
export async function codeVersion(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  if (environment.HARDCASE_VERSION) return environment.HARDCASE_VERSION;
  try {
    const { stdout } = await promisify(execFile)("git", ["rev-parse", "--short=12", "HEAD"], { timeout: 2_000 });
    return stdout.trim() || undefined;
  } catch {
    // No git here, or no commit yet.
    return undefined;
  }
}
