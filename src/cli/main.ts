#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { HardcaseError } from "../components/hardcase-error.ts";
import { eraseCommand } from "./erase-command.ts";
import { exportCommand } from "./export-command.ts";
import { importCommand } from "./import-command.ts";
import { replayCommand } from "./replay-command.ts";
import { reviewCommand } from "./review-command.ts";
import { runCommand } from "./run-command.ts";
import { statusCommand } from "./status-command.ts";

const program = new Command("hardcase")
  .description("A typed function becomes a web page; whoever tries it flags what went wrong; the hard cases come back as data.")
  .showHelpAfterError("(--help says what there is)")
  .configureOutput({ outputError: (message, write) => write(message.replace(/^error: /, "hardcase: ")) })
  .exitOverride()
  .addCommand(runCommand())
  .addCommand(exportCommand())
  .addCommand(importCommand())
  .addCommand(eraseCommand())
  .addCommand(reviewCommand())
  .addCommand(statusCommand())
  .addCommand(replayCommand());

for (const command of program.commands) command.copyInheritedSettings(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** Says what went wrong in one sentence, and gives the exit code: 2, or 0 after `--help`. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof HardcaseError) {
    console.error(`hardcase: ${error.message}${error.hint ? ` ${error.hint}` : ""}`);
    return 2;
  }
  console.error(error);
  return 2;
}
