import { HardcaseError } from "../components/hardcase-error.ts";
import type { CaseStore } from "./case-store.ts";
import { isPostgresUrl } from "./show-postgres-url.ts";

/** A `postgres://` URL or a flagging directory; `{ dir }` is a directory whatever its name. */
export type CaseStoreLocation = string | { readonly dir: string };

/**
 * Opens the cases of a flagging directory (SQLite in its `.hardcase/cases.db`) or of a PostgreSQL database, made or brought to
 * the newest format if need be.
 *
 * @throws `HardcaseError` with `HC_STORE` when it cannot be used or a newer hardcase has written it, and with
 * `HC_ENVIRONMENT` when a database library is missing.
 */
export async function openCaseStore(location: CaseStoreLocation): Promise<CaseStore> {
  if (typeof location === "string" && isPostgresUrl(location)) {
    const [{ PostgresCaseDatabase }, { SqlCaseStore }] = await Promise.all([
      import("./postgres-case-database.ts"),
      import("./sql-case-store.ts"),
    ]);
    const store = new SqlCaseStore(await PostgresCaseDatabase.open(location));
    store.startPreparing();
    return store;
  }
  const scheme = typeof location === "string" ? /^(\w[\w+.-]*):\/\//.exec(location)?.[1] : undefined;
  if (scheme !== undefined) {
    throw new HardcaseError("HC_STORE", `The store must be a folder or a postgres:// URL, got a URL that begins with ${scheme}://.`);
  }
  const { SqliteCaseStore } = await import("./sqlite-case-store.ts");
  return SqliteCaseStore.open(typeof location === "string" ? location : location.dir);
}
