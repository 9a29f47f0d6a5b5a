import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { HubFeatures } from "./card-features.ts";
import { datasetColumns } from "./case-columns.ts";
import type { ExportFormat } from "./export-format.ts";
import { adoptClasses, mergeHubFeatures } from "./merge-hub-features.ts";

/** The Hub asks for files of about this size at most. */
const shardBytes = 400 << 20;

/** A folder to push to the Hub as it is: typed Parquet files and a card that says what is in them. */
export const hubExport: ExportFormat = {
  summary: "a folder ready to push to the Hugging Face Hub: Parquet files and a card",
  isFile: () => false,
  async write({ description, cases, files }, path) {
    // The writers are loaded by who exports, not by every demo.
    const [{ ParquetFile }, { mergeCard }] = await Promise.all([import("./parquet-file.ts"), import("./dataset-card.ts")]);
    const columns = datasetColumns(description);
    await mkdir(join(path, "data"), { recursive: true });
    let features: HubFeatures = {};
    const newShard = (number: number) => {
      // A class has one number in all files.
      const adopted = columns.map(({ name, feature }) => ({ name, feature: adoptClasses(feature, features[name]) }));
      const place = join(path, "data", `train-${String(number).padStart(5, "0")}.parquet`);
      return ParquetFile.create(place, adopted, (reference) => files.read(reference));
    };
    let shards = 0;
    let shard = await newShard(shards);
    try {
      for await (const flagged of cases) {
        if (shard.size > shardBytes) {
          features = mergeHubFeatures(features, await shard.finish());
          await shard[Symbol.asyncDispose]();
          shard = await newShard(++shards);
        }
        await shard.add(columns.map(({ read }) => read(flagged)));
      }
      features = mergeHubFeatures(features, await shard.finish());
    } finally {
      await shard[Symbol.asyncDispose]();
    }
    const card = mergeCard(undefined, { features, path: "data/*.parquet" }, description.endpoint || basename(path));
    await writeFile(join(path, "README.md"), card, { flag: "wx" });
  },
};
