import type { CaseStorePlace } from "./case-store-check.ts";
import { countingChecks } from "./case-store-counting.ts";
import { deliveringChecks } from "./case-store-delivering.ts";
import { erasingChecks } from "./case-store-erasing.ts";
import { findingChecks } from "./case-store-finding.ts";
import { keepingChecks } from "./case-store-keeping.ts";
import { orderingChecks } from "./case-store-ordering.ts";
import { repeatChecks } from "./case-store-repeats.ts";
import { reviewingChecks } from "./case-store-reviewing.ts";
import type { ContractCheck } from "./component-contract.ts";

/**
 * What every store of cases must do, as checks to run in any test runner.
 *
 * @example
 * for (const { name, run } of caseStoreContract(newPlace)) test(name, run);
 */
export function caseStoreContract(newPlace: () => Promise<CaseStorePlace>): readonly ContractCheck[] {
  return allChecks.map(({ name, run }) => ({
    name,
    async run() {
      await using place = await newPlace();
      await using store = await place.open();
      await run(store, place);
    },
  }));
}

const allChecks = [
  ...keepingChecks,
  ...findingChecks,
  ...orderingChecks,
  ...repeatChecks,
  ...countingChecks,
  ...reviewingChecks,
  ...deliveringChecks,
  ...erasingChecks,
];
