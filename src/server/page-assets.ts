import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { HardcaseError } from "../components/hardcase-error.ts";

const entryName = "src/page/main.tsx";
const themeScriptName = "src/page/theme/apply-stored-theme.ts";

interface ManifestChunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

/** Files that a page loads, as paths under the page's folder. */
export interface PageFiles {
  readonly entry: string;
  /** A classic script that shows the theme of the reader's choice before anything is drawn. */
  readonly themeScript: string;
  /** Chunks that the entry and the kinds on the page need. */
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** The built page: beside this file once compiled, in `dist/` when the sources run. */
export function pageFolder(): string {
  const places = ["../page/", "../../dist/page/"].map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const folder = places.find((place) => existsSync(`${place}.vite/manifest.json`));
  if (folder) return folder;
  throw new HardcaseError("HC_ENVIRONMENT", "The page has not been built.", { hint: "Run `npm run build`." });
}

/** What draws a body that is not drawn by the entry itself. */
const bodyNames: Readonly<Record<string, string>> = {
  blocks: "src/page/blocks/blocks-page.tsx",
  chat: "src/page/chat/chat-page.tsx",
  tabs: "src/page/tabs/tabs-page.tsx",
};

/** What a page with these kinds and these bodies loads, so that only what is on the page is downloaded, and all at once. */
export function pageFiles(folder: string, kinds: readonly string[], bodies: readonly string[] = [], entry = entryName): PageFiles {
  const manifest: Record<string, ManifestChunk> = JSON.parse(readFileSync(`${folder}.vite/manifest.json`, "utf8"));
  const views = kinds.flatMap((kind) => {
    const suffix = `/${kebabCase(kind)}.view.tsx`;
    return Object.keys(manifest).filter((name) => name.endsWith(suffix));
  });
  const chunks = withImports(manifest, [entry, ...bodies.flatMap((body) => bodyNames[body] ?? []), ...views]);
  return {
    entry: builtFile(manifest, entry),
    themeScript: builtFile(manifest, themeScriptName),
    scripts: [...new Set(chunks.map(({ file }) => file))],
    styles: [...new Set(chunks.flatMap(({ css }) => css ?? []))],
  };
}

function builtFile(manifest: Record<string, ManifestChunk>, name: string): string {
  const chunk = manifest[name];
  if (!chunk) throw new HardcaseError("HC_ENVIRONMENT", `The built page has no ${name}.`, { hint: "Run `npm run build`." });
  return chunk.file;
}

function withImports(manifest: Record<string, ManifestChunk>, names: readonly string[]): ManifestChunk[] {
  const seen = new Set<string>();
  const visit = (name: string): ManifestChunk[] => {
    const chunk = manifest[name];
    if (!chunk || seen.has(name)) return [];
    seen.add(name);
    return [...(chunk.imports ?? []).flatMap(visit), chunk];
  };
  return names.flatMap(visit);
}

const kebabCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
