import { expect, test } from "./serve.ts";

test("the calculator loads at most 40 kB of scripts and styles in at most 8 requests", async ({ page, serve }) => {
  const { url } = await serve("examples/calculator.ts");
  const responses: { path: string; bytes: Promise<number> }[] = [];
  page.on("response", (response) => {
    const { pathname: path } = new URL(response.url());
    const bytes = response
      .request()
      .sizes()
      .then(({ responseBodySize }) => responseBodySize);
    if (response.url().startsWith(url)) responses.push({ path, bytes });
  });
  await page.goto(url);
  await expect(page.getByRole("button", { name: "Submit" })).toBeVisible();
  await page.waitForLoadState("networkidle");
  const assets = responses.filter(({ path }) => /\.(js|css)$/.test(path));
  const sizes = await Promise.all(assets.map(({ bytes }) => bytes));
  expect(responses.length).toBeLessThanOrEqual(8);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(40_000);
  const views = assets.flatMap(({ path }) => /([\w-]+)\.view-[^/]*\.js$/.exec(path)?.[1] ?? []);
  expect(views.sort()).toEqual(["number", "radio"]);
});
