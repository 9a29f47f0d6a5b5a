import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { axeViolations } from "./axe.ts";
import { watchErrors } from "./page-errors.ts";
import { flagRun, openReview, reviewEnvironment } from "./review.ts";
import { expect, type Served, test } from "./serve.ts";

const app = `
import { image, Interface, TabbedInterface, text } from "hardcase";
const louder = new Interface((words) => words.toUpperCase(), text({ label: "words" }), "text", { apiName: "louder", title: "Louder", flaggingDir: "loud" });
const seen = new Interface((picture) => picture, image({ label: "picture", type: "path" }), image({ label: "copy" }), {
  apiName: "seen", title: "Seen", flaggingDir: "flags/seen",
});
const demo = new TabbedInterface([louder, seen], ["Louder", "Seen"], { title: "Two" });
await demo.launch();
export default demo;
`;

async function verdictsIn({ folder }: Served, directory: string): Promise<string[]> {
  const built = pathToFileURL(resolve(import.meta.dirname, "../../dist/cases/open-case-store.js")).href;
  const { openCaseStore } = (await import(built)) as typeof import("../../src/cases/open-case-store.ts");
  await using store = await openCaseStore(join(folder, directory));
  return (await store.list({}, { limit: 10 })).cases.map(({ review }) => review.verdict);
}

test("the folders of a demo that flags into several are reviewed on one page, each by itself", async ({ page, serve }) => {
  const served = await serve(app, reviewEnvironment);
  const body = new FormData();
  const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  body.append("files", new File([Buffer.from(pixel, "base64")], "pixel.png", { type: "image/png" }));
  const [file] = (await (await fetch(`${served.url}/api/upload`, { method: "POST", body })).json()) as unknown[];
  await flagRun(served, "louder", { words: "hello" });
  await flagRun(served, "seen", { picture: file });
  expect((await fetch(`${served.url}/review/2/review/api/cases`)).status).toBe(401);
  expect((await fetch(`${served.url}/review/2/review`)).status).toBe(401);

  const errors = watchErrors(page);
  await openReview(page, served);
  const folder = page.getByLabel("Folder of cases");
  const row = page.getByRole("grid", { name: "Cases" }).locator(".case-row");
  await expect(row).toHaveCount(1);
  await expect(row).toContainText("HELLO");
  await expect(folder.getByRole("option")).toHaveText(["loud", "flags/seen"]);
  await folder.selectOption("flags/seen");
  await expect(row.getByRole("img")).toHaveCount(2);
  await expect(page.getByRole("columnheader", { name: "words" })).toHaveCount(0);
  await row.click();
  await page.keyboard.press("r");
  await expect(page.locator(".saving-notice")).toHaveAttribute("data-status", "saved");
  expect([await verdictsIn(served, "loud"), await verdictsIn(served, "flags/seen")]).toEqual([["new"], ["right"]]);
  await page.getByRole("button", { name: "Run again now" }).click();
  await expect(page.getByRole("dialog").getByText("The same as stored")).toBeVisible();
  await page.keyboard.press("Escape");
  const [demo] = await Promise.all([page.waitForEvent("popup"), page.getByRole("link", { name: "Open in the demo" }).click()]);
  await expect(demo.getByText("Filled with the inputs of a case under review.")).toBeVisible();
  await expect(demo.getByRole("tab", { name: "Seen" })).toHaveAttribute("aria-selected", "true");
  await expect(demo.getByText("pixel.png")).toBeVisible();

  // A reload stays, and a case that comes in is told of.
  await page.reload();
  await page.getByRole("link", { name: "Table" }).click();
  await flagRun(served, "seen", { picture: file });
  await expect(row.getByText("2 cases with these inputs")).toBeAttached();
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await axeViolations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await folder.selectOption("loud");
  await expect(page.locator(".case-card")).toContainText("HELLO");
  expect(errors).toEqual([]);
});
