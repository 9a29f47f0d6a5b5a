#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { HardcaseError } from "../components/hardcase-error.ts";

/** One line a command. Most of what a command does is loading, so only the one that is named is loaded. */
const commands: { readonly [name: string]: () => Promise<Command> } = {
  run: async () => (await import("./run-command.ts")).runCommand(),
  export: async () => (await import("./export-command.ts")).exportCommand(),
  import: async () => (await import("./import-command.ts")).importCommand(),
  erase: async () => (await import("./erase-command.ts")).eraseCommand(),
  review: async () => (await import("./review-command.ts")).reviewCommand(),
  status: async () => (await import("./status-command.ts")).statusCommand(),
  replay: async () => (await import("./replay-command.ts")).replayCommand(),
};

const program = new Command("hardcase")
  .description("A typed function becomes a web page; whoever tries it flags what went wrong; the hard cases come back as data.")
  .showHelpAfterError("(--help says what there is)")
  .configureOutput({ outputError: (message, write) => write(message.replace(/^error: /, "hardcase: ")) })
  .exitOverride();

for (const command of await Promise.all(namedCommands().map((load) => load()))) {
  program.addCommand(command);
  command.copyInheritedSettings(program);
}

try {
  await program.parseAsync();
} catch (error) {
  // What an app has left open would keep the process.
  process.exit(report(error));
}

/** The command that is named; where none is, as for `--help`, all of them. */
function namedCommands(): readonly (() => Promise<Command>)[] {
  const [, , name = ""] = process.argv;
  const named = Object.hasOwn(commands, name) ? commands[name] : undefined;
  return named ? [named] : Object.values(commands);
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
