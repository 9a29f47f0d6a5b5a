import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { defineConfig } from "vite";

/** Libraries that are larger than the rest of the page together: their views show a value's text, table or download instead. */
const leftOut = /^(?:plotly\.js-cartesian-dist-min|three(?:\/.*)?|vega(?:-.*)?|codemirror|@codemirror\/.*|@lezer\/.*)$/;

const leftOutModule = "\0left-out";

/** What draws a model in the pages; here it says why it does not, as to reload a report would bring nothing. */
const modelScene = /\/model-scene\.ts$/;
const modelSceneModule = "\0no-model-scene";
const noModelScene = `export async function drawModel() { throw new Error("A report draws no 3D model. Its file is below."); }`;

/** A library that is left out fails when it is first needed, as one that cannot be loaded does. */
const leaveOutHeavyLibraries: Plugin = {
  name: "leave-out-heavy-libraries",
  enforce: "pre",
  resolveId: (source) => (leftOut.test(source) ? leftOutModule : modelScene.test(source) ? modelSceneModule : undefined),
  load: (id) => ({ [leftOutModule]: `throw new Error("this report has no library for it");`, [modelSceneModule]: noModelScene })[id],
};

/** One page with its script and styles inside, which the content security policy names by their hashes. */
const writeOnePage: Plugin = {
  name: "write-one-page",
  generateBundle: {
    // After Vite has written the lists of what a lazy import loads.
    order: "post",
    handler(_, bundle) {
      let [script, style] = ["", ""];
      for (const [name, output] of Object.entries(bundle)) {
        if (output.type === "chunk") script += output.code;
        else if (name.endsWith(".css")) style += output.source;
        delete bundle[name];
      }
      // What ends a script element, or begins a comment in one, may stand in a string but not in the page.
      script = `\n${script.replace(/<(?=\/script|script|!--)/gi, "\\x3C")}\n`;
      const template = readFileSync(new URL("src/replay/report-page/report-page.html", import.meta.url), "utf8");
      const source = template
        .replace("SCRIPT-HASH", () => hashOf(script))
        .replace("STYLE-HASH", () => hashOf(style))
        .replace("/* styles */", () => style)
        .replace("/* script */", () => script);
      this.emitFile({ type: "asset", fileName: "report-page.html", source });
    },
  },
};

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** Builds the page of `hardcase replay --report html=FILE`: one file that the reporter puts its results into. */
export default defineConfig({
  plugins: [leaveOutHeavyLibraries, writeOnePage],
  publicDir: false,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "dist/replay/report-page",
    emptyOutDir: true,
    target: "baseline-widely-available",
    modulePreload: false,
    cssCodeSplit: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: "src/replay/report-page/main.tsx",
      // What is left out exports nothing.
      shimMissingExports: true,
      onLog: (level, log, tell) => log.code !== "SHIMMED_EXPORT" && tell(level, log),
      output: { codeSplitting: false },
    },
  },
});
