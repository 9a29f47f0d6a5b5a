import type { Page } from "@playwright/test";
import type { Served } from "./serve.ts";

const token = "for-this-test-alone";

/** What a demo is served with, so that its review can be opened. */
export const reviewEnvironment = { HARDCASE_REVIEW_TOKEN: token };

type Values = Record<string, unknown>;

/** Runs an endpoint and flags the run, as a program would. */
export async function flagRun({ url }: Served, endpoint: string, inputs: Values, said: Values = {}): Promise<void> {
  const send = async (path: string, body: Values) => {
    const response = await fetch(`${url}/api/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return (await response.json()) as { outputs: Values | null; receipt: string };
  };
  const { outputs, receipt } = await send(`run/${endpoint}`, inputs);
  await send("flag", { receipt, inputs, outputs: outputs ?? null, ...said });
}

/** Opens the review as its printed link does, then what the query says. */
export async function openReview(page: Page, { url }: Served, query = ""): Promise<void> {
  await page.goto(`${url}/review?token=${token}`);
  if (query !== "") await page.goto(`${url}/review?${query}`);
}
