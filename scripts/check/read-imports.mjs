import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { parseSync, Visitor } from "oxc-parser";

/**
 * @typedef {object} Import
 * @property {string} from the importing file, relative to the root
 * @property {number} line
 * @property {string} specifier as written
 * @property {string | undefined} target the imported path relative to the root; undefined for packages and Node's modules
 * @property {"value" | "type" | "lazy"} kind `type` leaves nothing at run time, `lazy` is `import()` or `import.meta.glob()`
 */

/**
 * Reads what a TypeScript file imports, with a parser: static, re-exported, lazy and type-only.
 *
 * @param {string} root
 * @param {string} file relative to the root
 * @returns {Import[]}
 */
export function readImports(root, file) {
  const text = readFileSync(join(root, file), "utf8");
  const { program, errors } = parseSync(file, text);
  if (errors[0]) throw new Error(`${file} cannot be parsed: ${errors[0].message}`);

  /** @type {Import[]} */
  const imports = [];
  /**
   * @param {Import["kind"]} kind
   * @param {{ start: number }} node
   * @param {string | undefined} specifier
   */
  const add = (kind, node, specifier) => {
    if (specifier === undefined) return;
    const target = specifier.startsWith(".") ? posix.join(posix.dirname(file), specifier) : undefined;
    imports.push({ from: file, line: text.slice(0, node.start).split("\n").length, specifier, target, kind });
  };

  new Visitor({
    ImportDeclaration: (node) => add(node.importKind === "type" ? "type" : "value", node, node.source.value),
    ExportAllDeclaration: (node) => add(node.exportKind === "type" ? "type" : "value", node, node.source.value),
    ExportNamedDeclaration: (node) => add(node.exportKind === "type" ? "type" : "value", node, node.source?.value),
    TSImportType: (node) => add("type", node, node.source.value),
    ImportExpression: (node) => add("lazy", node, leadingText(node.source)),
    CallExpression: (node) => {
      if (!isImportMetaGlob(node.callee)) return;
      const [patterns] = node.arguments;
      for (const pattern of patterns?.type === "ArrayExpression" ? patterns.elements : [patterns]) {
        if (pattern) add("lazy", node, leadingText(pattern));
      }
    },
  }).visit(program);
  return imports;
}

/**
 * The text that a specifier is sure to start with; undefined when it is computed from the start.
 *
 * @param {import("oxc-parser").Node} node
 */
function leadingText(node) {
  if (node.type === "Literal" && typeof node.value === "string") return node.value;
  if (node.type === "TemplateLiteral") return node.quasis[0]?.value.cooked || undefined;
  return undefined;
}

/** @param {import("oxc-parser").Node} callee */
function isImportMetaGlob(callee) {
  return (
    callee.type === "MemberExpression" &&
    callee.object.type === "MetaProperty" &&
    callee.property.type === "Identifier" &&
    callee.property.name === "glob"
  );
}
