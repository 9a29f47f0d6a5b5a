// Builds the library and the page into `dist`; with --if-needed only when the sources have changed since the last build.
import { buildPackage, ensureBuilt } from "./build/build-package.mjs";
import { ensureInstalled } from "./set-up/install.mjs";
import { runScript, step } from "./set-up/step.mjs";

await runScript(async () => {
  await ensureInstalled();
  if (process.argv.includes("--if-needed")) await ensureBuilt();
  else await step("Building", buildPackage);
});
