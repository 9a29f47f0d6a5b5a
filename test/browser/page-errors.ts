import type { Page } from "@playwright/test";

/** What the page's scripts and the browser complain of, from now on: uncaught errors, and errors on the console. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  return errors;
}
