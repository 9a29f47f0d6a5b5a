import { createCases } from "./0001-create-cases.ts";
import { createEndpoints } from "./0002-create-endpoints.ts";
import { createReviewing } from "./0003-create-reviewing.ts";
import { createCounting } from "./0004-create-counting.ts";
import type { Migration } from "./migration.ts";

/** In their order; the format of a database is the number of those that it has been through. Add new ones at the end. */
export const migrations: readonly Migration[] = [createCases, createEndpoints, createReviewing, createCounting];
