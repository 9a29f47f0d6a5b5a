import { Command } from "commander";
import { readPort } from "./read-port.ts";
import type { ReviewPageOptions } from "./serve-review-page.ts";

type ReviewCommandOptions = Omit<ReviewPageOptions, "port"> & { readonly port?: number };

const ports = { first: 7870, last: 7959 };

/** `hardcase review [DIR | URL | APP]`: the review page, on a port of its own. */
export function reviewCommand(): Command {
  return new Command("review")
    .description("open the review page of a flagging directory, a PostgreSQL database, or an app")
    .argument("[place]", "the flagging directory, a postgres:// URL, or the file of an app, whose cases can then be run again", "flagged")
    .option("--port <number>", `port to listen on (default: the first free one from ${ports.first})`, readPort)
    .option("--host <host>", "where to listen", "127.0.0.1")
    .option("--media <dir>", "the flagging directory with the files of a database's cases", "flagged")
    .option("--suite <dir>", "the suite that takes cases from the page", "tests/hardcases")
    .option("--name <name>", "under which name to judge (default: yours on this machine)")
    .action(async (place: string, options: ReviewCommandOptions) => {
      // A server is loaded by no other command.
      const { serveReviewPage } = await import("./serve-review-page.ts");
      await serveReviewPage(place, { ...options, port: options.port ?? ports });
    });
}
