import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { errorCodes } from "../src/components/hardcase-error.ts";

const page = new URL("../docs/errors.md", import.meta.url);

test("docs/errors.md explains every error code once, with its status, and no other", async () => {
  const rows = (await readFile(page, "utf8")).matchAll(/^\| `(HC_\w+)` +\| (\d+) +\|/gm);
  const explained = [...rows].map(([, code, status]) => [code, Number(status)]);
  expect(explained.sort()).toEqual(Object.entries(errorCodes).sort());
});
