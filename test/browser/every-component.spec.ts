import type { Page } from "@playwright/test";
import * as kinds from "../../src/components/index.ts";
import { axeColourViolations, axeViolations } from "./axe.ts";
import { watchErrors } from "./page-errors.ts";
import { expect, test } from "./serve.ts";

const app = "test/fixtures/every-component.mjs";
const drawn = Object.keys(kinds).filter((name) => name !== "state");

/** Waits until what is drawn late, such as a plot, is there. */
async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForLoadState("networkidle");
}

for (const [width, colorScheme, other] of [
  [1280, "light", "dark"],
  [390, "dark", "light"],
] as const) {
  test(`axe finds no violation in any component, light and dark, ${width} pixels wide, and nothing sticks out`, async ({ page, serve }) => {
    test.setTimeout(120_000);
    const { url } = await serve(app);
    const errors = watchErrors(page);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 900 });
    await open(page, url);
    for (const name of drawn) await expect(page.locator(`[data-kind="${name}"]`).first(), name).toBeAttached();
    expect(await axeViolations(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    // Room that is kept for a scrollbar counts as negative.
    expect(overflow).toBeLessThanOrEqual(0);
    await page.emulateMedia({ colorScheme: other });
    expect(await axeColourViolations(page)).toEqual([]);
    expect(errors).toEqual([]);
  });
}

test("every component can be reached by the keyboard, and shows that it has the focus", async ({ page, serve }) => {
  test.setTimeout(120_000);
  const { url } = await serve(app);
  await open(page, url);
  const reached = new Set<string>();
  // Some editors keep the Tab key once they are entered; Escape lets it go.
  for (let step = 0; step < 400; step++) {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    const kind = await page.evaluate(() => document.activeElement?.closest("[data-kind]")?.getAttribute("data-kind") ?? null);
    if (kind !== null) reached.add(kind);
    if (await page.evaluate(() => document.activeElement?.closest("footer") !== null)) break;
  }
  const operable = drawn.filter((name) => !unreachable.includes(name));
  expect(operable.filter((name) => !reached.has(name))).toEqual([]);
});

/** Only read, or not drawn at all. */
const unreachable = ["timer", "label", "highlightedText", "annotatedImage"];
