// The command line of this checkout: `npm run hardcase -- ARGS`. Sets everything up before.
import { becomeCommandLine } from "./set-up/command-line.mjs";
import { runScript } from "./set-up/step.mjs";

await runScript(() => becomeCommandLine(process.argv.slice(2)));
