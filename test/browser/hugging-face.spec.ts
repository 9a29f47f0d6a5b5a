import { FakeHub } from "../../src/testing/fake-hub.ts";
import { runPython } from "../fixtures/python-readers.ts";
import { expect, test } from "./serve.ts";

test("ten flags of the guide's crowd-sourced calculator load in Python, with nothing but HF_ENDPOINT set", async ({ page, serve }) => {
  test.setTimeout(180_000);
  await using hub = await FakeHub.start();
  const { url, folder } = await serve(
    `
import { HuggingFaceDatasetSaver, Interface, radio } from "hardcase";

const writer = new HuggingFaceDatasetSaver(process.env.HF_TOKEN, "crowdsourced-calculator-demo", { every: 1 });
const calculator = new Interface(
  (num1, operation, num2) => (operation === "add" ? num1 + num2 : num1 - num2),
  ["number", radio(["add", "subtract", "multiply", "divide"]), "number"],
  "number",
  { allowFlagging: "manual", flaggingOptions: ["wrong sign", "off by one", "other"], flaggingCallback: writer },
);
await calculator.launch();
export default calculator;
`,
    { HF_ENDPOINT: hub.url, HF_TOKEN: "hf_test" },
  );
  await page.goto(url);
  for (let num1 = 1; num1 <= 10; num1++) {
    await page.getByLabel("num1").fill(String(num1));
    await page.getByLabel("add").check();
    await page.getByLabel("num2").fill("0.5");
    await page.getByRole("button", { name: "Submit" }).click();
    await expect(page.getByLabel("Output")).toHaveText(String(num1 + 0.5));
    await page.getByRole("button", { name: num1 % 2 ? "Flag as wrong sign" : "Flag as other" }).click();
    await expect(page.getByText("Saved, upload pending").first()).toBeVisible();
  }
  const waiting = async () => ((await (await fetch(`${url}/healthz`)).json()) as { pendingDeliveries: number }).pendingDeliveries;
  await expect.poll(waiting, { timeout: 60_000 }).toBe(0);
  const environment = { HF_ENDPOINT: hub.url, HF_HOME: `${folder}/python` };
  const { features, rows } = await runPython<{ features: Record<string, string>; rows: Record<string, unknown>[] }>(
    "load-hub.py",
    ["user/crowdsourced-calculator-demo"],
    environment,
  );
  expect(features).toMatchObject({ num1: "Value('float64')", flag: "Value('string')", timestamp: "Value('timestamp[ms, tz=UTC]')" });
  expect(
    rows.map(({ num1, num2, Output, flag }) => [num1, num2, Output, flag]).sort((one, other) => Number(one[0]) - Number(other[0])),
  ).toEqual(Array.from({ length: 10 }, (_, index) => [index + 1, 0.5, index + 1.5, index % 2 ? "other" : "wrong sign"]));
});
