// Checks that every link inside the repository, and every path that the docs name, exists.
import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { readMarkdownPages } from "./markdown-pages.mjs";
import { reportProblems } from "./report.mjs";

const link = /\]\(([^)\s]+)(?:\s+"[^"]*")?\)|<img[^>]*\ssrc="([^"]+)"/g;
const namedPath = /`((?:src|docs|examples|scripts|test|bench)\/[\w./-]+)`/g;

await reportProblems((root) => {
  const pages = readMarkdownPages(root);
  /** @type {Map<string, Set<string>>} */
  const anchors = new Map(pages.map(({ file, prose }) => [file, new Set(prose.flatMap(anchorOf))]));

  return pages.flatMap(({ file, prose }) =>
    prose.flatMap((line, index) => {
      const linked = [...line.matchAll(link)]
        .map((match) => match[1] ?? match[2] ?? "")
        .flatMap((to) => problemOfLink(root, file, to, anchors));
      const named = [...line.matchAll(namedPath)]
        .map((match) => match[1] ?? "")
        .filter((path) => !/[A-Z]{2}/.test(path) && !existsSync(join(root, path)))
        .map((path) => `names ${path}, which does not exist.`);
      return [...linked, ...named].map((problem) => `${file}:${index + 1} ${problem}`);
    }),
  );
});

/**
 * @param {string} root
 * @param {string} file
 * @param {string} to
 * @param {ReadonlyMap<string, ReadonlySet<string>>} anchors
 */
function problemOfLink(root, file, to, anchors) {
  if (/^[a-z]+:/.test(to)) return [];
  const [path = "", anchor] = decodeURI(to).split("#");
  const target = path === "" ? file : posix.join(posix.dirname(file), path);
  if (!existsSync(join(root, target))) return [`links to ${to}, which does not exist.`];
  if (anchor && anchors.get(target)?.has(anchor) === false) return [`links to ${to}, but ${target} has no such heading.`];
  return [];
}

/**
 * A heading's anchor, as GitHub makes it.
 *
 * @param {string} line
 */
function anchorOf(line) {
  const heading = /^#{1,6}\s+(.*)$/.exec(line)?.[1];
  return heading
    ? [
        heading
          .trim()
          .toLowerCase()
          .replace(/[^\p{Letter}\p{Number}\s_-]/gu, "")
          .replaceAll(" ", "-"),
      ]
    : [];
}
