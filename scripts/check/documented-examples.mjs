import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "oxc-parser";
import { readImports } from "./read-imports.mjs";

const indexes = ["src/index.ts", "src/components/index.ts"];

/**
 * The `@example`s of everything that the package exports, each with the imports from "hardcase" that it leaves out.
 *
 * @param {string} root
 * @returns {{ file: string, line: number, language: string, text: string }[]} `line` is that of the text's first line
 */
export function readDocumentedExamples(root) {
  if (!indexes.every((index) => existsSync(join(root, index)))) return [];
  const exported = exportedNames(root);
  const files = new Set(indexes.flatMap((index) => readImports(root, index).flatMap(({ target }) => target ?? [])));
  return [...files].sort().flatMap((file) =>
    examplesOf(readFileSync(join(root, file), "utf8")).map(({ line, text }) => ({
      file,
      line: line - 1,
      language: "ts",
      text: `${importsFor(text, exported)}\n${text}`,
    })),
  );
}

/**
 * Names that the package exports, types as `type Name`.
 *
 * @param {string} root
 */
function exportedNames(root) {
  const { module } = parseSync("index.ts", readFileSync(join(root, "src/index.ts"), "utf8"));
  return module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ exportName: { name }, isType }) => (name ? { name, isType } : [])),
  );
}

/**
 * @param {string} text
 * @param {readonly { name: string, isType: boolean }[]} exported
 */
function importsFor(text, exported) {
  const { program, module } = parseSync("example.ts", text);
  const own = new Set(module.staticImports.flatMap(({ entries }) => entries.map(({ localName }) => localName.value)));
  for (const statement of program.body) {
    if (statement.type === "VariableDeclaration") {
      for (const { id } of statement.declarations) if (id.type === "Identifier") own.add(id.name);
    } else if ("id" in statement && statement.id?.type === "Identifier") {
      own.add(statement.id.name);
    }
  }
  const names = exported.filter(({ name }) => !own.has(name)).map(({ name, isType }) => (isType ? `type ${name}` : name));
  return `import { ${names.join(", ")} } from "hardcase";`;
}

/**
 * The code after each `@example` of a documentation comment, up to the next tag.
 *
 * @param {string} source
 */
function examplesOf(source) {
  return [...source.matchAll(/^ *\* @example[^\n]*\n([\s\S]*?)(?=\n\s*\*\s*@|\n?\s*\*\/)/gm)].map((match) => ({
    line: source.slice(0, match.index).split("\n").length + 1,
    text: (match[1] ?? "").replace(/^[ \t]*\* ?/gm, "").replace(/^```\w*$/gm, ""),
  }));
}
