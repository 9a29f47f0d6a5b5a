import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filesUnder } from "./source-files.mjs";

/**
 * @typedef {object} MarkdownPage
 * @property {string} file relative to the root
 * @property {string[]} prose its lines, those inside of code blocks emptied
 * @property {{ language: string, line: number, text: string }[]} blocks its fenced code blocks; `line` is their first line
 */

/**
 * The pages at the root and in `docs`.
 *
 * @param {string} root
 * @returns {MarkdownPage[]}
 */
export function readMarkdownPages(root) {
  const atRoot = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].filter((file) => existsSync(join(root, file)));
  const docs = existsSync(join(root, "docs")) ? filesUnder(root, "docs").filter((file) => file.endsWith(".md")) : [];
  return [...atRoot, ...docs].map((file) => ({ file, ...splitPage(readFileSync(join(root, file), "utf8")) }));
}

/** @param {string} text */
function splitPage(text) {
  /** @type {string[]} */
  const prose = [];
  /** @type {MarkdownPage["blocks"]} */
  const blocks = [];
  /** @type {MarkdownPage["blocks"][number] | undefined} */
  let open;
  for (const [index, line] of text.split("\n").entries()) {
    const fence = /^\s*```(\S*)/.exec(line);
    if (fence && open) {
      blocks.push(open);
      open = undefined;
    } else if (fence) {
      open = { language: fence[1] ?? "", line: index + 2, text: "" };
    } else if (open) {
      open.text += `${line}\n`;
    }
    prose.push(fence || open ? "" : line);
  }
  return { prose, blocks };
}
