import { openHtmlReporter } from "./html.ts";
import { openJsonReporter } from "./json.ts";
import { openJunitReporter } from "./junit.ts";
import { openMarkdownReporter } from "./markdown.ts";
import type { OpenFileReporter } from "./reporter.ts";

/** Reports in files, by the name that `--report` takes. */
export const fileReporters: { readonly [name: string]: OpenFileReporter } = {
  html: openHtmlReporter,
  junit: openJunitReporter,
  markdown: openMarkdownReporter,
  json: openJsonReporter,
};
