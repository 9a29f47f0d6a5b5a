import { watchErrors } from "./page-errors.ts";
import { expect, test } from "./serve.ts";

const hostile = `
<style>p { color: rgb(1, 2, 3) } body { display: none } :host { contain: none !important }</style>
<p style="padding: 7px">Hello <a href="https://example.org">there</a></p>
<script>window.ran = "script"</script>
<img src="data:," onerror="window.ran = 'handler'" alt="">
<svg onload="window.ran = 'svg'"></svg>
<iframe srcdoc="<script>parent.ran = 'frame'</script>"></iframe>
<form action="/api/run/x"><button data-row="3" formaction="/evil">Pick</button></form>
<a href="javascript:window.ran = 'link'">Link</a>
<div style="position: fixed; inset: 0; pointer-events: none">over</div>
`;

const app = `
import { Blocks, html, text } from "hardcase";
const page = html({ label: "Page", value: ${JSON.stringify(hostile)} });
const picked = text({ label: "Picked" });
page.click((context) => JSON.stringify(context.event.detail), null, picked);
const demo = new Blocks(page, picked);
await demo.launch();
export default demo;
`;

test("HTML of anyone is drawn with its styles, in its own corner, and runs nothing", async ({ page, serve }) => {
  const errors = watchErrors(page);
  const { url } = await serve(app);
  await page.goto(url);
  const corner = page.getByRole("group", { name: "Page" });
  const paragraph = corner.getByText("Hello there");
  await expect(paragraph).toHaveCSS("color", "rgb(1, 2, 3)");
  await expect(paragraph).toHaveCSS("padding-top", "7px");
  await expect(page.locator("body")).not.toHaveCSS("display", "none");
  await expect(corner.getByRole("link", { name: "there" })).toHaveAttribute("rel", "noopener noreferrer");
  await expect(corner.locator("script, iframe, form, [onerror], [formaction]")).toHaveCount(0);
  await corner.getByText("Link").click();

  const [box, over] = await Promise.all([corner.boundingBox(), corner.getByText("over").boundingBox()]);
  expect(over?.height).toBeLessThanOrEqual(box?.height ?? 0);

  await corner.getByRole("button", { name: "Pick" }).click();
  await expect(page.getByLabel("Picked")).toHaveText('{"row":"3"}');
  expect(await page.evaluate(() => (window as { ran?: string }).ran)).toBeUndefined();
  expect(errors).toEqual([]);
});
