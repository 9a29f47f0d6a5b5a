// Runs the trials that `npm test` runs in a shortened form, in full.
import { ensureBuilt } from "./build/build-package.mjs";
import { ensureApiTools } from "./set-up/ensure-api-tools.mjs";
import { ensureInstalled } from "./set-up/install.mjs";
import { runTool } from "./set-up/run-command.mjs";
import { runScript } from "./set-up/step.mjs";

await runScript(async () => {
  await ensureInstalled();
  await ensureBuilt();
  await ensureApiTools();
  process.env.HARDCASE_LONG = "1";
  const names = ["case-store-processes", "crash", "erase", "flagging-deliveries", "flagging-processes", "openapi", "streaming"];
  const files = [
    ...names.map((name) => `test/${name}.test.ts`),
    "src/flagging/flagging.test.ts",
    "src/flagging/callbacks/csv-logger.test.ts",
  ];
  const { exitCode } = await runTool("vitest", ["run", ...files], { show: true });
  process.exitCode = exitCode;
});
