import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** What the columns of each endpoint's data are, so that a dataset can be typed without the code of the demo. */
export const createEndpoints: Migration = async (transaction) => {
  await sql`create table hardcase_endpoints (endpoint text primary key, description text not null)`.execute(transaction);
};
