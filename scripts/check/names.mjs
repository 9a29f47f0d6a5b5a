// Checks how files and folders of `src` are named, and that exports have names.
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { parseSync } from "oxc-parser";
import { reportProblems } from "./report.mjs";
import { filesUnder, isSource } from "./source-files.mjs";

const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const emptyWords = ["utils", "helpers", "common", "types", "misc"];
const indexFiles = ["src/index.ts", "src/components/index.ts"];

await reportProblems((root) => {
  const files = filesUnder(root, "src");
  const folders = [...new Set(files.map((file) => posix.dirname(file)))];
  return [
    ...folders.flatMap(problemsOfFolder),
    ...files.flatMap(problemsOfFile),
    ...files.flatMap((file) => problemsOfComponent(file, files)),
    ...files.filter(isSource).flatMap((file) => problemsOfExports(root, file)),
  ];
});

/** @param {string} folder */
function problemsOfFolder(folder) {
  const name = posix.basename(folder);
  if (emptyWords.includes(name)) return [`${folder}: a folder called "${name}" says nothing of what is in it; name it after that.`];
  return kebabCase.test(name) ? [] : [`${folder}: folder names are kebab-case.`];
}

/** @param {string} file */
function problemsOfFile(file) {
  const [name = ""] = posix.basename(file).split(".");
  if (/^index\.tsx?$/.test(posix.basename(file)) && !indexFiles.includes(file))
    return [`${file}: only ${indexFiles.join(" and ")} may be called index.`];
  return kebabCase.test(name) ? [] : [`${file}: file names are kebab-case.`];
}

/**
 * A component's folder holds `name.ts`, `name.view.tsx` and `name.test.ts`, always.
 *
 * @param {string} file
 * @param {readonly string[]} files
 */
function problemsOfComponent(file, files) {
  if (!/^src\/components\/.*\.view\.tsx$/.test(file)) return [];
  const folder = posix.dirname(file);
  const stem = `${folder}/${posix.basename(folder)}`;
  return [`${stem}.ts`, `${stem}.view.tsx`, `${stem}.test.ts`]
    .filter((expected) => !files.includes(expected))
    .map((expected) => `${folder}: a component has its ${posix.basename(expected)}, and it is missing.`);
}

/**
 * @param {string} root
 * @param {string} file
 */
function problemsOfExports(root, file) {
  const { module } = parseSync(file, readFileSync(join(root, file), "utf8"));
  const hasDefault = module.staticExports.some(({ entries }) =>
    entries.some(({ exportName }) => exportName.kind === "Default" || exportName.name === "default"),
  );
  return hasDefault ? [`${file}: exports a default; give it a name, so that search finds every use.`] : [];
}
