import type { PageConfig } from "../server/page-config.ts";

/** What the server wrote into the page. */
export function readPageConfig(): PageConfig {
  const script = document.getElementById("hardcase-config");
  if (script === null) throw new Error("The page has no #hardcase-config.");
  return JSON.parse(script.textContent ?? "") as PageConfig;
}
