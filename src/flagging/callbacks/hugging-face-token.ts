import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";

/** The token that was given, else `HF_TOKEN`, else that of `hf auth login`; undefined where there is none. */
export async function findToken(given: string | undefined, environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const named = given?.trim() || environment.HF_TOKEN?.trim();
  if (named) return named;
  const cache = environment.XDG_CACHE_HOME || join(homedir(), ".cache");
  const home = environment.HF_HOME || join(cache, "huggingface");
  const kept = await readFile(environment.HF_TOKEN_PATH || join(home, "token"), "utf8").catch(() => "");
  return kept.trim() || undefined;
}
