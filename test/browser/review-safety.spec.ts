import { watchErrors } from "./page-errors.ts";
import { flagRun, openReview, reviewEnvironment } from "./review.ts";
import { expect, test } from "./serve.ts";

/** Runs wherever it is taken for HTML, and leaves a mark. */
const evil = `"><img src="data:," onerror="globalThis.hit = 1"><script>globalThis.hit = 1</script><svg onload="globalThis.hit = 1">`;
/** Wants to lie over the page. */
const overlay = `<style>:host { contain: none !important; position: fixed !important; inset: 0; z-index: 9999 }</style>
<div style="position: fixed; inset: 0; z-index: 9999; background: red">over the page</div>`;

/** A demo whose owner, function and visitors all say the same. */
const app = `
import { dropdown, highlightedText, html, Interface, json, label, markdown, text } from "hardcase";
const evil = ${JSON.stringify(evil)};
const demo = new Interface(
  function shout(said, choice) {
    if (said === "fail") throw new Error(evil);
    return [said + ${JSON.stringify(overlay)}, said + "\\n[link](javascript:globalThis.hit=1)", { [said]: said }, { [said]: 0.5, other: 0.4 }, [{ token: said, class_or_confidence: said }].map(({ token }) => [token, token])];
  },
  [text({ label: evil }), dropdown([evil, "other"], { label: "choice" })],
  [html({ label: "page" }), markdown({ label: "prose" }), json({ label: "data" }), label({ label: "guess" }), highlightedText({ label: "marked" })],
  { title: evil, apiName: "shout", flaggingOptions: [evil, "other"], version: evil, showErrors: true },
);
await demo.launch();
export default demo;
`;

test("what visitors, functions and reviewers have written runs nowhere in the review, and lies over nothing", async ({ page, serve }) => {
  const served = await serve(app, reviewEnvironment);
  for (const said of [evil, "fail", evil]) await flagRun(served, "shout", { [evil]: said, choice: evil }, { option: evil, note: evil });
  const errors = watchErrors(page);
  const strange: string[] = [];
  page.on("dialog", (dialog) => void dialog.dismiss().then(() => strange.push(dialog.message())));
  page.on("request", (request) => {
    if (!request.url().startsWith(served.url) && !/^(data|blob):/.test(request.url())) strange.push(request.url());
  });

  // The table, its filters and a saved view.
  await openReview(page, served, "repeats=true");
  await expect(page).toHaveTitle(`Review: ${evil}`);
  await expect(page.getByRole("row")).toHaveCount(4);
  await page.getByLabel("Name of this view").fill(evil);
  await page.getByLabel("Name of this view").press("Enter");
  const view = page.locator(".saved-view");
  await expect(view).toContainText(evil);
  await view.getByRole("button").last().click();
  await expect(view).toHaveCount(0);

  // One case: every value, its HTML in its own corner.
  await openReview(page, served, "repeats=true&view=focus&order=oldest");
  await expect(page.getByRole("group", { name: "page" }).getByText("over the page")).toBeVisible();
  const coveredByHtml = () => Boolean(document.elementFromPoint(innerWidth / 2, 20)?.closest(".html-output"));
  expect(await page.evaluate(coveredByHtml)).toBe(false);
  await expect(page.locator('[href^="javascript" i]')).toHaveCount(0);

  // What reviewers write, in the history and in what the later one is told.
  await page.getByLabel("Your name, for the history").fill(evil);
  await page.getByLabel("Your name, for the history").press("Enter");
  await page.keyboard.press("Escape");
  await page.keyboard.press("c");
  await page.keyboard.type(evil);
  await page.keyboard.press("Escape");
  await page.keyboard.press("w");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.keyboard.press("k");
  await expect(page.getByText(evil).last()).toBeVisible();
  await page.keyboard.press("e");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Run again now" }).click();
  await expect(page.getByRole("dialog", { name: "Run again" }).getByText("over the page").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await openReview(page, served, "view=numbers");
  await expect(page.getByText(evil).first()).toBeVisible();

  expect(await page.evaluate(() => "hit" in globalThis)).toBe(false);
  expect([strange, errors]).toEqual([[], []]);
});
