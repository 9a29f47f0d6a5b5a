import { FlagMedia } from "../../cases/flag-media.ts";
import { MediaStore } from "../../cases/media-store.ts";
import type { Component } from "../../components/component.ts";
import type { FileAccess, Json } from "../../components/define-component.ts";
import { HardcaseError } from "../../components/hardcase-error.ts";
import { showValue } from "../../components/show-value.ts";
import { storedCell, textCell } from "../../datasets/csv-cell.ts";
import { CsvLog } from "../../datasets/csv-log.ts";
import { uniqueNames } from "../../datasets/unique-names.ts";
import { fileCache } from "../../runs/file-cache.ts";
import { type FlagColumns, type FlagDelivery, FlaggingCallback, toFlagValues } from "./flagging-callback.ts";
import { localTimestamp } from "./local-timestamp.ts";

/** Options of `new CSVLogger()`. */
export interface CSVLoggerOptions {
  /** Where the files of page values lie. Default: the uploads of this process. */
  readonly files?: FileAccess;
}

/** What `setup` fixed. */
interface LogSetup {
  readonly components: readonly Component[];
  /** The components' columns; also the names of their folders. */
  readonly names: readonly string[];
  readonly hasOption: boolean;
  readonly hasUsername: boolean;
  readonly media: MediaStore;
  readonly log: CsvLog;
}

/**
 * The default callback: one row a flag in `logs.csv` of the flagging directory, files beside it in one folder a component.
 * A row is on disk when `flag` resolves. Several processes may flag into one directory at once.
 *
 * @example
 * const callback = new CSVLogger();
 * await callback.setup([text({ label: "Question" }), text({ label: "Answer" })], "flagged");
 * await callback.flag(["What is 2 + 2?", "5"]);
 */
export class CSVLogger extends FlaggingCallback {
  readonly #files: FileAccess;
  #setup: (LogSetup & { readonly key: string }) | undefined;

  constructor({ files = fileCache() }: CSVLoggerOptions = {}) {
    super();
    this.#files = files;
  }

  /**
   * Fixes the columns: the components' labels, then `flag` with `hasOption`, `username` with `hasUsername`, and `timestamp`.
   * A label that stands twice, or that is one of these words, gets a number: `x 2`. Nothing is written before the first flag.
   *
   * @throws `HardcaseError` with `HC_FLAG_ORDER` when it was set up before for other columns or another folder.
   */
  override setup(
    components: readonly Component[],
    flaggingDir: string,
    { hasOption = false, hasUsername = false }: FlagColumns = {},
  ): void {
    const ownColumns = [...(hasOption ? ["flag"] : []), ...(hasUsername ? ["username"] : []), "timestamp"];
    const labels = components.map(({ label }, index) => label ?? `component ${index}`);
    const names = uniqueNames(labels, ownColumns);
    const header = [...names, ...ownColumns].map(textCell);
    const key = JSON.stringify([flaggingDir, header]);
    if (this.#setup && this.#setup.key !== key) {
      throw new HardcaseError("HC_FLAG_ORDER", `This CSVLogger writes the columns ${this.#setup.names.join(", ")} already.`, {
        hint: "Make a new CSVLogger for each demo.",
      });
    }
    this.#setup = {
      components,
      names,
      hasOption,
      hasUsername,
      media: new MediaStore(flaggingDir),
      log: new CsvLog(flaggingDir, header),
      key,
    };
  }

  /**
   * Appends one row; it is on disk when this resolves. A case that is told again gets no second row.
   *
   * @param flagData Page values, one for each component of `setup`.
   * @throws `HardcaseError` with `HC_FLAG_ORDER` before `setup`, `HC_VALUE_INVALID` for values that do not fit the
   * components, `HC_FLAG_OPTION` for an option without a column, `HC_STORE` when the disk refuses; then nothing is stored.
   */
  override async flag(
    flagData: ArrayLike<unknown> | Iterable<unknown>,
    flagOption?: string | null,
    username?: string | null,
    delivery?: FlagDelivery,
  ): Promise<void> {
    const setup = this.#ready();
    const timestamp = localTimestamp();
    checkColumns(setup, flagOption, username);
    const values = readValues(setup, flagData);
    const media = new FlagMedia(setup.media, this.#files);
    try {
      const cells: string[] = [];
      for (const [index, component] of setup.components.entries()) {
        cells.push(storedCell(await component.flag(values[index] ?? null, media.accessFor(setup.names[index] ?? ""))));
      }
      if (setup.hasOption) cells.push(textCell(flagOption ?? ""));
      if (setup.hasUsername) cells.push(textCell(username ?? ""));
      const isNew = await setup.log.append([...cells, timestamp], delivery?.case);
      if (isNew || delivery === undefined) return;
      // It was told before, perhaps with another option; its row names the files that were saved then.
      await media.takeBack();
      await this.update(flagData, flagOption ?? null, username ?? null, delivery);
    } catch (error) {
      // Why the flag failed matters more than a file that could not be removed.
      await media.takeBack().catch(() => {});
      throw error;
    }
  }

  /** Writes the option and the user's name of a case's row anew; its values and its timestamp stay. */
  override async update(
    _flagData: ArrayLike<unknown> | Iterable<unknown>,
    flagOption: string | null,
    username: string | null,
    delivery: FlagDelivery,
  ): Promise<void> {
    const { log, names, hasOption, hasUsername } = this.#ready();
    if (!hasOption && !hasUsername) return;
    const own = [...(hasOption ? [textCell(flagOption ?? "")] : []), ...(hasUsername ? [textCell(username ?? "")] : [])];
    await log.change(delivery.case, (cells) => [...cells.slice(0, names.length), ...own, ...cells.slice(names.length + own.length)]);
  }

  /** Removes a case's row. Its files are removed by who stored them. */
  override async undo(delivery: FlagDelivery): Promise<void> {
    await this.#ready().log.remove(delivery.case);
  }

  #ready(): LogSetup {
    if (this.#setup !== undefined) return this.#setup;
    throw new HardcaseError("HC_FLAG_ORDER", "CSVLogger was asked to flag before it knows its columns.", { hint: "Call setup() first." });
  }
}

/** What has no column would be lost without a word. An empty text is none, as with Gradio. */
function checkColumns({ hasOption, hasUsername }: LogSetup, option: string | null | undefined, username: string | null | undefined): void {
  if (option && !hasOption) {
    throw new HardcaseError("HC_FLAG_OPTION", `There is no column for the option ${showValue(option)}.`, {
      hint: "Pass { hasOption: true } to setup().",
      parameter: "option",
    });
  }
  if (username && !hasUsername) {
    throw new HardcaseError("HC_FLAG_ORDER", "There is no column for the name of the user.", {
      hint: "Pass { hasUsername: true } to setup().",
    });
  }
}

/** Every value is checked before the first file is saved. */
function readValues({ components, names }: LogSetup, flagData: ArrayLike<unknown> | Iterable<unknown>): Json[] {
  const given = toFlagValues(flagData);
  if (given.length !== components.length) {
    throw new HardcaseError("HC_VALUE_INVALID", `A flag needs ${components.length} values (${names.join(", ")}), got ${given.length}.`, {
      hint: "Give one value for each component of setup(), in order.",
    });
  }
  return components.map((component, index) => component.parse(given[index]));
}
