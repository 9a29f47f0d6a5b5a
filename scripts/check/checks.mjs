/**
 * @typedef {object} Check
 * @property {string} name without a tool, also the name of its script in this folder
 * @property {string} [tool] a command of `node_modules`
 * @property {readonly string[]} [toolArguments]
 * @property {boolean} [needsBuild]
 */

/**
 * All checks, the slow ones first so that none of them is waited for at the end.
 *
 * @type {readonly Check[]}
 */
export const checks = [
  { name: "package-types", tool: "attw", toolArguments: ["--pack", ".", "--profile", "esm-only"], needsBuild: true },
  { name: "publint", tool: "publint", toolArguments: ["--strict"], needsBuild: true },
  { name: "types", tool: "tsc", toolArguments: ["-p", "tsconfig.json"] },
  { name: "types-of-scripts", tool: "tsc", toolArguments: ["-p", "scripts"] },
  { name: "docs-code" },
  { name: "lint", tool: "biome", toolArguments: ["check", "--error-on-warnings"] },
  { name: "unused", tool: "knip", toolArguments: ["--no-progress"] },
  { name: "rooms" },
  { name: "rings" },
  { name: "names" },
  { name: "docs-paths" },
  { name: "page-weight", needsBuild: true },
];
