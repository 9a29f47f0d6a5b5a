// Compiles every TypeScript block of the docs, and every example of a public export, on its own against the sources.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { root } from "../set-up/root.mjs";
import { runTool } from "../set-up/run-command.mjs";
import { readDocumentedExamples } from "./documented-examples.mjs";
import { readMarkdownPages } from "./markdown-pages.mjs";
import { reportProblems } from "./report.mjs";

await reportProblems(async (checked) => {
  // Inside the repository, so that imports find its packages.
  const folder = join(root, ".cache", `docs-${process.pid}`);
  const blocks = [...readMarkdownBlocks(checked), ...readDocumentedExamples(checked)];
  if (blocks.length === 0) return [];
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ extends: "../../tsconfig.json", include: ["*"] }));
    for (const [index, { language, text }] of blocks.entries()) {
      await writeFile(join(folder, `block-${index}.${language}`), `${text}export {};\n`);
    }
    const { output } = await runTool("tsc", ["--noEmit", "--pretty", "false", "-p", folder]);
    return readableErrors(output, relative(root, folder), blocks);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** @param {string} checked */
function readMarkdownBlocks(checked) {
  return readMarkdownPages(checked).flatMap(({ file, blocks }) =>
    blocks.filter(({ language }) => /^tsx?$/.test(language)).map((block) => ({ file, ...block })),
  );
}

/**
 * The compiler's errors, told at the page's own lines.
 *
 * @param {string} output
 * @param {string} folder
 * @param {readonly { file: string, line: number }[]} blocks
 */
function readableErrors(output, folder, blocks) {
  const errors = output.split("\n").filter((line) => line.trim() !== "");
  return errors.map((error) => {
    const [, index, line, message] = /^(?:.*\/)?block-(\d+)\.tsx?\((\d+),\d+\): (.*)$/.exec(error.replace(`${folder}/`, "")) ?? [];
    const block = blocks[Number(index)];
    return block ? `${block.file}:${block.line + Number(line) - 1} ${message}` : error;
  });
}
