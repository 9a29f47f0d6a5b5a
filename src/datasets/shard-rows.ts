import { type AsyncBuffer, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";

/** What tells a row of a shard apart, and whether it is still what was flagged. */
export interface ShardRow {
  readonly case: string;
  readonly flag: string | null;
  readonly username: string | null;
}

const keys = ["case", "flag", "username"] as const;

/** Who is in a shard; only these columns are read of it. */
export async function readShardRows(file: AsyncBuffer): Promise<ShardRow[]> {
  const { schema } = await parquetMetadataAsync(file);
  const columns = keys.filter((key) => schema.some(({ name }) => name === key));
  if (!columns.includes("case")) return [];
  const rows = await parquetReadObjects({ file, columns });
  return rows.map((row) => ({ case: String(row.case), flag: row.flag ?? null, username: row.username ?? null }));
}

/** The shard without the rows of some cases; undefined where none would be left. */
export async function withoutCases(bytes: ArrayBuffer, cases: ReadonlySet<string>): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const file = bytes;
  const { schema, key_value_metadata } = await parquetMetadataAsync(toAsyncBuffer(file));
  const all = await parquetReadObjects({ file, utf8: false });
  const kept = all.filter((row) => !cases.has(String(row.case)));
  if (kept.length === 0) return undefined;
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({
    writer,
    schema,
    createdBy: "hardcase",
    ...(key_value_metadata && { kvMetadata: key_value_metadata }),
  });
  const columnData = Object.keys(kept[0] ?? {}).map((name) => ({ name, data: kept.map((row) => row[name] ?? null) }));
  await parquet.write({ columnData, rowGroupSize: kept.length });
  await parquet.finish();
  return new Uint8Array(writer.getBuffer());
}

function toAsyncBuffer(buffer: ArrayBuffer): AsyncBuffer {
  return { byteLength: buffer.byteLength, slice: (start, end) => buffer.slice(start, end) };
}
