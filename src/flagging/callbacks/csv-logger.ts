import { FlagMedia } from "../../cases/flag-media.ts";
import { MediaStore } from "../../cases/media-store.ts";
import type { Component } from "../../components/component.ts";
import type { FileAccess } from "../../components/define-component.ts";
import { HardcaseError } from "../../components/hardcase-error.ts";
import { storedCell, textCell } from "../../datasets/csv-cell.ts";
import { CsvLog } from "../../datasets/csv-log.ts";
import { fileCache } from "../../runs/file-cache.ts";
import { type FlagColumns, type FlagDelivery, FlaggingCallback } from "./flagging-callback.ts";
import { localTimestamp } from "./local-timestamp.ts";
import { nameColumns, readTold, storeTold, type ToldColumns } from "./told-columns.ts";

/** Options of `new CSVLogger()`. */
export interface CSVLoggerOptions {
  /** Where the files of page values lie. Default: the uploads of this process. */
  readonly files?: FileAccess;
}

/** What `setup` fixed. */
interface LogSetup extends ToldColumns {
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
    const names = nameColumns(components, ownColumns);
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
    const values = readTold(setup, flagData, { option: flagOption, username });
    const media = new FlagMedia(setup.media, this.#files);
    try {
      const cells = (await storeTold(setup, values, media)).map(storedCell);
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
