import { dirname } from "node:path";
import { Command } from "commander";
import { loadDemo } from "./load-demo.ts";
import { readPort } from "./read-port.ts";

interface RunOptions {
  readonly port?: number;
  readonly watch?: boolean;
}

/** `hardcase run APP`: serves the demo that APP launches or exports. */
export function runCommand(): Command {
  return new Command("run")
    .description("serve the demo that a TypeScript or JavaScript file launches or exports")
    .argument("<app>", "the file, for instance app.ts")
    .option("--port <number>", "port to listen on (default: PORT, else the first free one from 7860)", readPort)
    .option("--watch", "start again when a file changes")
    .action(async (app: string, { port, watch }: RunOptions) => {
      if (port !== undefined) process.env.PORT = String(port);
      if (watch) {
        const { restartOnChange } = await import("./restart-on-change.ts");
        return restartOnChange(["run", app], [dirname(app)]);
      }
      const { isLaunched } = await import("../launch.ts");
      const demo = await loadDemo(app);
      if (!isLaunched(demo)) await demo.launch();
    });
}
