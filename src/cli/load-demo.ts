import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createJiti } from "jiti";
import { HardcaseError } from "../components/hardcase-error.ts";
import { Demo } from "../demo/demo.ts";
import { DemoSite } from "../demo/demo-site.ts";

/**
 * Imports a file, which may launch its demo, and gives the demo, or the site of several, that it exports. Throws `HC_ENVIRONMENT` when there is none.
 *
 * @param launched What it has launched, for a file that exports nothing.
 */
export async function loadDemo(app: string, launched: readonly (Demo | DemoSite)[] = []): Promise<Demo | DemoSite> {
  const path = resolve(app);
  if (!existsSync(path))
    throw new HardcaseError("HC_ENVIRONMENT", `There is no file ${app}.`, { hint: "Give the path of the file that makes the demo." });
  const exported = await importFile(path);
  const demos = Object.values(exported).filter(isDemo);
  const demo = isDemo(exported.default) ? exported.default : (demos[0] ?? launched[0]);
  if (demo) return demo;
  const name = relative(process.cwd(), path);
  const others = Object.keys(exported).join(", ");
  throw new HardcaseError("HC_ENVIRONMENT", `${name} exports no demo${others && `, but ${others}`}.`, {
    hint: "End it with `export default demo;`.",
  });
}

function isDemo(value: unknown): value is Demo | DemoSite {
  return value instanceof Demo || value instanceof DemoSite;
}

async function importFile(path: string): Promise<Record<string, unknown>> {
  // What Node reads by itself it reads natively; jiti is for TypeScript, on every Node alike.
  if (/\.m?js$/.test(path)) return import(pathToFileURL(path).href);
  const jiti = createJiti(import.meta.url, { moduleCache: false, jsx: true });
  return jiti.import<Record<string, unknown>>(path);
}
