import { type FileHandle, open } from "node:fs/promises";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { mediaIn } from "../cases/media-in.ts";
import type { DatasetFeature } from "../components/dataset-feature.ts";
import type { Json } from "../components/define-component.ts";
import type { MediaReference } from "../components/media-reference.ts";
import { holdsFiles } from "./holds-files.ts";
import type { HubFeature } from "./hub-feature.ts";
import { type BytesOf, parquetColumn, weightOf } from "./parquet-column.ts";

/** A row group ends after so many rows, or so many bytes in them: it is what readers and this writer hold in memory. */
const groupRows = 10_000;
const groupBytes = 16 << 20;

/** Reads a file of a stored value; undefined where it is gone. */
export type ReadFile = (reference: MediaReference) => Promise<Uint8Array | undefined>;

interface NamedFeature {
  readonly name: string;
  readonly feature: DatasetFeature;
}

/** A new Parquet file, written in row groups, that Python's `datasets` reads with its types. */
export class ParquetFile implements AsyncDisposable {
  readonly #handle: FileHandle;
  readonly #bytes = new ByteWriter(1 << 20);
  readonly #writer: ParquetWriter;
  readonly #columns;
  readonly #readFile: ReadFile;
  readonly #metadata = { key: "huggingface", value: "" };
  #cells: unknown[][];
  #weight = 0;
  #rows = 0;

  private constructor(handle: FileHandle, features: readonly NamedFeature[], readFile: ReadFile) {
    this.#handle = handle;
    this.#readFile = readFile;
    this.#columns = features.map(({ name, feature }) => ({ name, column: parquetColumn(feature), hasFiles: holdsFiles(feature) }));
    this.#cells = features.map(() => []);
    this.#writer = new ParquetWriter({
      writer: Object.assign(this.#bytes, { flush: () => this.#flushBytes() }),
      schema: [{ name: "schema", num_children: features.length }, ...this.#columns.flatMap(({ name, column }) => column.schema(name))],
      kvMetadata: [this.#metadata],
      createdBy: "hardcase",
    });
  }

  static async create(path: string, features: readonly NamedFeature[], readFile: ReadFile): Promise<ParquetFile> {
    return new ParquetFile(await open(path, "wx"), features, readFile);
  }

  /** How many rows were added. */
  get rows(): number {
    return this.#rows;
  }

  /** How many bytes were written; what waits for the next row group is not counted. */
  get size(): number {
    return this.#bytes.offset;
  }

  /** Adds a row of stored values. Undefined where nothing needs to be waited for. */
  add(values: readonly Json[]): Promise<void> | undefined {
    const references = this.#columns.flatMap(({ hasFiles }, index) => (hasFiles ? mediaIn(values[index] ?? null) : []));
    return references.length === 0 ? this.#addRow(values, () => undefined) : this.#addWithFiles(values, references);
  }

  /** Writes the rest, and what `datasets` is told of the columns. Answers the latter; all is on disk then. */
  async finish(): Promise<{ readonly [name: string]: HubFeature }> {
    await this.#endGroup();
    const features = Object.fromEntries(this.#columns.map(({ name, column }) => [name, column.hub()]));
    this.#metadata.value = JSON.stringify({ info: { features } });
    await this.#writer.finish();
    await this.#flushBytes();
    await this.#handle.sync();
    return features;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#handle.close();
  }

  async #addWithFiles(values: readonly Json[], references: readonly MediaReference[]): Promise<void> {
    const files = new Map<string, Uint8Array | undefined>();
    for (const reference of references) files.set(reference.path, await this.#readFile(reference));
    await this.#addRow(values, ({ path }) => files.get(path));
  }

  #addRow(values: readonly Json[], bytesOf: BytesOf): Promise<void> | undefined {
    const cells = this.#columns.map(({ column }, index) => column.cell(values[index] ?? null, bytesOf));
    for (const [index, cell] of cells.entries()) {
      this.#cells[index]?.push(cell);
      this.#weight += weightOf(cell);
    }
    this.#rows += 1;
    const isFull = (this.#cells[0]?.length ?? 0) >= groupRows || this.#weight >= groupBytes;
    return isFull ? this.#endGroup() : undefined;
  }

  async #endGroup(): Promise<void> {
    const size = this.#cells[0]?.length ?? 0;
    if (size === 0) return;
    const columnData = this.#columns.map(({ name, hasFiles }, index) => ({
      name,
      data: this.#cells[index] as never[],
      // Pictures and sound are packed already, and never the same twice.
      ...(hasFiles && ({ codec: "UNCOMPRESSED", encoding: "PLAIN" } as const)),
    }));
    this.#cells = this.#columns.map(() => []);
    this.#weight = 0;
    await this.#writer.write({ columnData, rowGroupSize: size });
  }

  async #flushBytes(): Promise<void> {
    const { index } = this.#bytes;
    let written = 0;
    while (written < index) {
      const { bytesWritten } = await this.#handle.write(new Uint8Array(this.#bytes.buffer, written, index - written));
      written += bytesWritten;
    }
    this.#bytes.index = 0;
  }
}
