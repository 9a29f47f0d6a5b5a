import { expect, test } from "vitest";
import type { HubFeatures } from "./card-features.ts";
import { mergeCard, readCard } from "./dataset-card.ts";

const value = (dtype: string) => ({ dtype, _type: "Value" });
const features: HubFeatures = {
  num1: value("float64"),
  operation: { names: ["add", "it's: hard"], _type: "ClassLabel" },
  im: { _type: "Image" },
  tags: { feature: value("string"), _type: "List" },
  kinds: { feature: { names: ["a"], _type: "ClassLabel" }, _type: "List" },
  grid: { feature: { feature: value("string"), _type: "List" }, _type: "List" },
  gallery: { feature: { image: { _type: "Image" }, caption: value("string") }, _type: "List" },
  corrected: { Output: value("float64") },
};
const news = { features, path: "data/*.parquet" };

test("a new card tells of files and features, and reads back as the same", () => {
  const card = mergeCard(undefined, news, "hard");
  expect(card).toMatch(
    /^---\nconfigs:\n {2}- config_name: default\n {4}data_files:\n {6}- split: train\n {8}path: data\/\*\.parquet\ndataset_info:\n/,
  );
  expect(card).toMatch(/---\n\n# hard\n/);
  expect(readCard(card)).toEqual(features);
  expect(mergeCard(card, news, "hard")).toBe(card);
});

test("an owner's card keeps its words, its comments and its other settings", () => {
  const card = `---
license: mit # as agreed
configs:
- config_name: extra
  data_files: extra.csv
- config_name: default
  data_files:
  - split: test
    path: test.parquet
dataset_info:
  features:
  - name: num1
    dtype: string
  - name: operation
    dtype:
      class_label:
        names:
          '0': divide
  splits:
  - name: train
    num_examples: 3
---
# Mine

---
`;
  const merged = mergeCard(card, news, "hard");
  expect(merged).toContain("license: mit # as agreed");
  expect(merged.endsWith("---\n# Mine\n\n---\n")).toBe(true);
  expect(merged).toContain("extra.csv");
  expect(merged).toContain("test.parquet");
  expect(merged).toContain("path: data/*.parquet");
  expect(merged).not.toContain("num_examples");
  expect(readCard(merged)).toMatchObject({
    num1: value("string"),
    operation: { names: ["divide", "add", "it's: hard"] },
    im: { _type: "Image" },
  });
});

test("a card without YAML keeps all of its text", () => {
  expect(mergeCard("# Mine\n", news, "hard")).toMatch(/---\n# Mine\n$/);
});

test("files that the owner has listed already are not listed twice, in any form", () => {
  for (const files of ["data/*.parquet", "[data/*.parquet]", '[{"split": "train", "path": ["a.csv", "data/*.parquet"]}]']) {
    const merged = mergeCard(
      `---\nconfigs: [{"config_name": "default", "data_files": ${files.includes("[") ? files : `"${files}"`}}]\n---\n`,
      news,
      "x",
    );
    expect(merged.split("data/*.parquet")).toHaveLength(2);
  }
});

test("a card that cannot be read is refused in a sentence", () => {
  expect(() => mergeCard("---\na: [\n---\n", news, "x")).toThrowError(expect.objectContaining({ code: "HC_DATASET" }));
  expect(() => mergeCard("---\n- a\n---\n", news, "x")).toThrowError(/it is no mapping/);
});
