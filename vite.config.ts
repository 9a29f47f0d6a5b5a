import { defineConfig, type Plugin, type Rolldown } from "vite";

/** A page that reaches for Node would load, then break in the browser; better that it does not build. */
const refuseNode: Plugin = {
  name: "refuse-node",
  enforce: "pre",
  resolveId(source, importer) {
    if (source.startsWith("node:")) this.error(`The page must not import "${source}" (imported by ${importer}).`);
  },
};

/** What the demo's page alone has, whatever is on it. */
const demoScripts =
  /src\/page\/(?:[^/]+|(?:flag-row|interface)\/.*|run\/(?!format-duration).*|api\/(?:browser-session|form-values|open-api-drawer|page-key-header|recorded-runs))\.tsx?$|node_modules\/eventsource-parser\//;

/** What the demo's page and the review's share, and the styles of both. */
const everyPage =
  /src\/page\/(?:[^/]+|(?:flag-row|form|interface|run|theme|upload|view)\/.*)\.css$|src\/page\/(?:(?:api|form|run|upload|view)\/(?!load-own-view)|theme\/theme-).*\.tsx?$|components\/view\/[^/]*\.css$|node_modules\/@?preact\/|vite\/preload-helper/;

/** How many pages and parts that are loaded where they are needed have a module. */
function countEntries(id: string, infoOf: (id: string) => Rolldown.ModuleInfo | null): number {
  const seen = new Set<string>();
  const visit = (each: string): number => {
    const info = infoOf(each);
    if (info === null || seen.has(each)) return 0;
    seen.add(each);
    const own = info.isEntry || info.dynamicImporters.length > 0 ? 1 : 0;
    return info.importers.reduce((sum, importer) => sum + visit(importer), own);
  };
  return visit(id);
}

/** Builds the demo's page and the review's; the server writes the HTML around them from the manifest. */
export default defineConfig({
  plugins: [refuseNode],
  // Relative, so that a demo can be mounted under any path.
  base: "./",
  publicDir: false,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "dist/page",
    emptyOutDir: true,
    manifest: true,
    target: "baseline-widely-available",
    modulePreload: { polyfill: false },
    // The content security policy allows no data: URLs but for images.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      input: ["src/page/main.tsx", "src/review/page/main.tsx", "src/page/theme/apply-stored-theme.ts"],
      output: {
        codeSplitting: {
          groups: [
            // What every demo's page has is one file, though what is loaded where it is needed shares parts of it, and is itself left out.
            { name: "main", test: demoScripts, includeDependenciesRecursively: false },
            // What several kinds share, or the demo's page and the review's, is one file, Preact included: else a page of two kinds fetches
            // a dozen of a few hundred bytes each.
            {
              name: (id, chunking) =>
                everyPage.test(id) || countEntries(id, (each) => chunking.getModuleInfo(each)) > 1 ? "view-parts" : null,
              test: new RegExp(`${everyPage.source}|components/view/.*\\.tsx?$`),
              includeDependenciesRecursively: false,
            },
          ],
        },
      },
    },
  },
});
