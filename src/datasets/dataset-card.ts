import { isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from "yaml";
import { HardcaseError } from "../components/hardcase-error.ts";
import { type HubFeatures, readCardFeatures, toCardFeatures } from "./card-features.ts";
import { mergeHubFeatures } from "./merge-hub-features.ts";

/** The text between the marks at the top of a card, and the owner's below. */
const frontMatter = /^\uFEFF?---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)/;

/** These count what a dataset held when they were written; loaders refuse one that has grown since. */
const counts = ["splits", "download_size", "dataset_size"];

/** What our files bring to a dataset. */
export interface CardNews {
  readonly features: HubFeatures;
  /** Pattern of the paths of our files. */
  readonly path: string;
}

/** The features that a card tells of the default configuration. Throws as `mergeCard` does. */
export function readCard(card: string): HubFeatures {
  const info = findDefault(openCard(card).document.get("dataset_info"));
  return readCardFeatures((info?.toJSON() as { features?: unknown } | undefined)?.features);
}

/**
 * A dataset card that tells loaders of our files: `configs` and `dataset_info` are joined with what stands there, and the rest,
 * comments and the owner's text, stays as it is.
 *
 * @throws `HardcaseError` with `HC_DATASET` for a card whose YAML cannot be read.
 */
export function mergeCard(card: string | undefined, { features, path }: CardNews, title: string): string {
  const { document, text } = openCard(card ?? `---\n---\n\n# ${title}\n\nHard cases that people flagged.\n`);
  const configs = document.get("configs");
  const config = findDefault(configs);
  if (config) addPath(config, path, document);
  else if (isSeq(configs)) configs.add(document.createNode(newConfig(path)));
  else document.set("configs", document.createNode([newConfig(path)]));

  const infos = document.get("dataset_info");
  const info = findDefault(infos);
  const before = readCardFeatures((info?.toJSON() as { features?: unknown } | undefined)?.features);
  const merged = document.createNode(toCardFeatures(mergeHubFeatures(before, features)));
  if (info) {
    info.set("features", merged);
    for (const count of counts) info.delete(count);
  } else {
    const added = document.createNode({ ...(isSeq(infos) && { config_name: "default" }), features: toCardFeatures(features) });
    if (isSeq(infos)) infos.add(added);
    else document.set("dataset_info", added);
  }
  return `---\n${document.toString({ lineWidth: 0 })}---\n${text}`;
}

function newConfig(path: string) {
  return { config_name: "default", data_files: [{ split: "train", path }] };
}

function openCard(card: string) {
  const [whole = "", yaml = ""] = frontMatter.exec(card) ?? [];
  const document = parseDocument(yaml);
  const [error] = document.errors;
  if (error || !(document.contents === null || isMap(document.contents))) {
    throw new HardcaseError(
      "HC_DATASET",
      `The YAML at the top of the dataset's README.md cannot be read: ${error?.message ?? "it is no mapping"}.`,
      {
        hint: "Mend it on the Hub: what is uploaded must be described there.",
      },
    );
  }
  return { document, text: card.slice(whole.length) };
}

/** The entry of the default configuration, among several or alone. */
function findDefault(given: unknown): YAMLMap | undefined {
  const entries = isSeq(given) ? (given as YAMLSeq).items : [given];
  const maps = entries.filter((entry): entry is YAMLMap => isMap(entry));
  return maps.find((entry) => [undefined, "default"].includes(entry.get("config_name") as string | undefined));
}

/** The owner may have listed our files already, in any of the ways that loaders take. */
function addPath(config: YAMLMap, path: string, document: ReturnType<typeof parseDocument>): void {
  const files = config.get("data_files");
  if (JSON.stringify(config.toJSON()).includes(JSON.stringify(path))) return;
  const train = { split: "train", path };
  if (files === undefined) config.set("data_files", document.createNode([train]));
  else if (typeof files === "string") config.set("data_files", document.createNode([{ split: "train", path: [files, path] }]));
  else if (isSeq(files)) addToList(files as YAMLSeq, train, document);
}

function addToList(files: YAMLSeq, { split, path }: { split: string; path: string }, document: ReturnType<typeof parseDocument>): void {
  const same = files.items.find((item): item is YAMLMap => isMap(item) && item.get("split") === split);
  if (!same) return void files.add(document.createNode(files.items.every((item) => isMap(item)) ? { split, path } : path));
  const paths = same.get("path");
  if (isSeq(paths)) paths.add(path);
  else same.set("path", document.createNode([paths, path]));
}
