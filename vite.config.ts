import { defineConfig, type Plugin } from "vite";

/** A page that reaches for Node would load, then break in the browser; better that it does not build. */
const refuseNode: Plugin = {
  name: "refuse-node",
  enforce: "pre",
  resolveId(source, importer) {
    if (source.startsWith("node:")) this.error(`The page must not import "${source}" (imported by ${importer}).`);
  },
};

/** Builds the browser app; the server writes the HTML around it from the manifest. */
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
      input: ["src/page/main.tsx", "src/page/theme/apply-stored-theme.ts"],
      output: {
        codeSplitting: {
          groups: [
            // What every page has is one file, though what is loaded where it is needed shares parts of it, and is itself left out.
            {
              name: "main",
              test: /src\/page\/(?:[^/]+$|(?:api|flag-row|form|interface|run|upload|view)\/(?!load-own-view)|theme\/theme-)|components\/view\/[^/]*\.css$|node_modules\/(?:@preact|eventsource-parser)\/|vite\/preload-helper/,
              includeDependenciesRecursively: false,
            },
            // What several kinds share is one file, Preact included: else a page of two kinds fetches a dozen of a few hundred bytes each.
            {
              name: "view-parts",
              test: /components\/view\/.*\.tsx?$|node_modules\/preact\//,
              minShareCount: 2,
              includeDependenciesRecursively: false,
            },
          ],
        },
      },
    },
  },
});
