import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import type { CaseDatabase } from "./case-database.ts";
import type { CaseTables, DeliveryTable } from "./case-tables.ts";

/** For so long nobody else gets a delivery that was handed out. While its holder lives, the time is extended. */
export const leaseMs = 60_000;

/** A delivery as it was handed out to this process. */
export type Lease = Pick<DeliveryTable, "case_id" | "callback" | "leases">;

/** The deliveries that this process is busy with. When it dies, nobody extends them, and another process gets them. */
export class DeliveryLeases {
  readonly #database: CaseDatabase;
  readonly #held = new Map<string, Lease>();
  #renewal: NodeJS.Timeout | undefined;

  constructor(database: CaseDatabase) {
    this.#database = database;
  }

  hold(lease: Lease): void {
    this.#held.set(nameOf(lease), lease);
    this.#renewal ??= setInterval(() => void this.#extend(Date.now() + leaseMs).catch(ignore), leaseMs / 3).unref();
  }

  /** Undefined for a delivery that this process does not hold. */
  letGo(delivery: Omit<Lease, "leases">): Lease | undefined {
    const lease = this.#held.get(nameOf(delivery));
    this.#held.delete(nameOf(delivery));
    if (this.#held.size === 0) this.#stopRenewal();
    return lease;
  }

  async close(): Promise<void> {
    this.#stopRenewal();
    await this.#extend(Date.now());
    this.#held.clear();
  }

  #stopRenewal(): void {
    clearInterval(this.#renewal);
    this.#renewal = undefined;
  }

  async #extend(until: number): Promise<void> {
    const leases = [...this.#held.values()];
    if (leases.length === 0) return;
    await this.#database.write(
      async (transaction) => {
        for (const lease of leases)
          await transaction.updateTable("hardcase_deliveries").set({ due_at: until }).where(isLease(lease)).execute();
      },
      { isDurable: false },
    );
  }
}

/** True of the row that was handed out, unless it was handed out again since. */
export function isLease({ case_id, callback, leases }: Lease) {
  return (column: ExpressionBuilder<CaseTables, "hardcase_deliveries">): Expression<SqlBool> => column.and({ case_id, callback, leases });
}

function nameOf({ case_id, callback }: Omit<Lease, "leases">): string {
  return `${case_id} ${callback}`;
}

/** A lease that could not be extended runs out, and the delivery is done again. */
function ignore(): void {}
