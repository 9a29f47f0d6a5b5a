import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** What axe finds wrong with the page as it is, each with the elements that it is about. */
export async function axeViolations(page: Page): Promise<string[]> {
  return tell(await new AxeBuilder({ page }).analyze());
}

/** Asks of a page that axe has seen in the other colours only what colours can change, which takes a fraction of the time. */
export async function axeColourViolations(page: Page): Promise<string[]> {
  return tell(await new AxeBuilder({ page }).withRules(["color-contrast", "link-in-text-block"]).analyze());
}

function tell({ violations }: Awaited<ReturnType<AxeBuilder["analyze"]>>): string[] {
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 300)).join("\n")}`);
}
