// Begins a kind of component: `npm run new:component -- starRating` writes its folder and names it where kinds are named.
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readNames } from "./new-component/component-names.mjs";
import { ensureInstalled } from "./set-up/install.mjs";
import { root } from "./set-up/root.mjs";
import { runTool } from "./set-up/run-command.mjs";
import { runScript } from "./set-up/step.mjs";

const registryFile = "src/components/index.ts";
const indexFile = "src/index.ts";
const templates = join(root, "scripts/new-component/template");

await runScript(async () => {
  const names = readNames(process.argv[2]);
  const { camelName, pascalName, kebabName } = names;
  const folder = `src/components/${kebabName}`;
  const [registry, index] = await Promise.all([registryFile, indexFile].map((file) => readFile(join(root, file), "utf8")));
  if (existsSync(join(root, folder))) throw new Error(`${folder} is there already.`);
  const exported = [camelName, `${pascalName}Options`].find((name) => new RegExp(`\\b${name}\\b`).test(`${registry}${index}`));
  if (exported) throw new Error(`${indexFile} exports ${exported} already; choose another name.`);
  await ensureInstalled();

  const files = await writeFolder(names, folder);
  await writeFile(join(root, registryFile), `${registry}export { ${camelName} } from "./${kebabName}/${kebabName}.ts";\n`);
  await writeFile(join(root, indexFile), nameInIndex(index ?? "", names));
  // Sorts the two lists, too.
  const changed = [...files, registryFile, indexFile];
  const { exitCode, output } = await runTool("biome", ["check", "--write", ...changed]);
  if (exitCode !== 0) throw new Error(output);
  process.stdout.write(`${[...files.map((file) => `wrote ${file}`), `named in ${registryFile} and ${indexFile}`].join("\n")}\n`);
  process.stdout.write(`Next: npx vitest run ${folder} src/components/components.test.ts, then make it yours.\n`);
});

/**
 * The public index with the kind and its options among what it exports, not yet sorted.
 *
 * @param {string} index
 * @param {import("./new-component/component-names.mjs").ComponentNames} names
 */
function nameInIndex(index, { camelName, pascalName, kebabName }) {
  const list = /(?=(?: {2}\w+,\n)+\} from "\.\/components\/index\.ts";)/;
  if (!list.test(index)) throw new Error(`${indexFile} has lost its list of kinds; name ${camelName} there by hand.`);
  const options = `export type { ${pascalName}Options } from "./components/${kebabName}/${kebabName}.ts";\n`;
  return index.replace(list, `  ${camelName},\n`) + options;
}

/**
 * @param {import("./new-component/component-names.mjs").ComponentNames} names
 * @param {string} folder
 */
async function writeFolder(names, folder) {
  await mkdir(join(root, folder));
  const endings = [".ts", ".view.tsx", ".test.ts"];
  return Promise.all(
    endings.map(async (ending) => {
      const template = await readFile(join(templates, `component${ending}.txt`), "utf8");
      const text = template
        .replaceAll("$camelName", names.camelName)
        .replaceAll("$PascalName", names.pascalName)
        .replaceAll("$kebab-name", names.kebabName)
        .replaceAll("$words", names.words);
      const file = `${folder}/${names.kebabName}${ending}`;
      await writeFile(join(root, file), text);
      return file;
    }),
  );
}
