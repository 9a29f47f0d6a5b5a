import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const ofColours = ["color-contrast", "link-in-text-block"];

/** In the page itself: else each answer is put together in a new blank page, which takes as long again and serves frames of other origins alone. */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode();
}

/** What axe finds wrong with the page as it is, each with the elements that it is about. */
export async function axeViolations(page: Page): Promise<string[]> {
  return tell(await axe(page).analyze());
}

/** What axe finds wrong with a part of the page, and in the other colours what these can change. */
export async function axeViolationsWithin(page: Page, selector: string): Promise<string[]> {
  const part = () => axe(page).include(selector);
  const found = tell(await part().analyze());
  await page.emulateMedia({ colorScheme: "dark" });
  found.push(...tell(await part().withRules(ofColours).analyze()));
  await page.emulateMedia({ colorScheme: "light" });
  return found;
}

/** Asks of a page that axe has seen in the other colours only what colours can change, which takes a fraction of the time. */
export async function axeColourViolations(page: Page): Promise<string[]> {
  return tell(await axe(page).withRules(ofColours).analyze());
}

function tell({ violations }: Awaited<ReturnType<AxeBuilder["analyze"]>>): string[] {
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 300)).join("\n")}`);
}
