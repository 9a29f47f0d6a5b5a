import { rm } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin, type Rolldown } from "vite";

const pathOf = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Tests start the thread of a SQLite store many hundred times: from one file, as the package has it, not module by module. */
export function storeThreadInOneFile(): Plugin {
  const folder = pathOf(`.cache/store-thread-${process.pid}`);
  return {
    name: "store-thread-in-one-file",
    async transform(code, id) {
      if (id !== pathOf("src/cases/start-sqlite-worker.ts")) return undefined;
      const built = await build({ configFile: pathOf("vite.thread.config.ts"), logLevel: "warn", build: { outDir: folder } });
      const [thread] = (built as Rolldown.RolldownOutput).output;
      for (const path of thread.moduleIds) this.addWatchFile(path);
      return code.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(`${folder}/`).href));
    },
    closeBundle: () => rm(folder, { recursive: true, force: true }),
  };
}
