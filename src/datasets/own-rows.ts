import { existsSync } from "node:fs";
import { join } from "node:path";
import { hiddenFolder } from "../cases/hidden-folder.ts";
import { openSqlite } from "../cases/sqlite-driver.ts";
import { hashRow } from "./csv-journal.ts";

/** Whether a row of a flagging directory's CSV was written for a case that is in its store already. */
export async function openOwnRows(directory: string): Promise<(raw: string) => boolean> {
  const path = join(hiddenFolder(directory), "rows.db");
  if (!existsSync(path)) return () => false;
  const database = await openSqlite(path);
  try {
    const rows = database.prepare("select hash from rows where file is not null").all();
    const hashes = new Set(rows.map(({ hash }) => hash));
    return (raw) => hashes.has(hashRow(Buffer.from(raw)));
  } finally {
    database.close();
  }
}
