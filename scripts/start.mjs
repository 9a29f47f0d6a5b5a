// Serves the calculator, or the file named first: `npm start -- examples/NAME.ts`. Sets everything up before.
import { becomeCommandLine } from "./set-up/command-line.mjs";
import { runScript } from "./set-up/step.mjs";

const [first, ...others] = process.argv.slice(2);
const namesFile = first !== undefined && !first.startsWith("-");

await runScript(() =>
  becomeCommandLine(namesFile ? ["run", first, ...others] : ["run", "examples/calculator.ts", ...process.argv.slice(2)]),
);
