/** All that `import … from "hardcase/testing"` gives: cases as tests, and what the tests of a component of one's own need, in any test runner. */

export { type ContractCheck, type ContractOptions, componentContract } from "./component-contract.ts";
export { FakeHub } from "./fake-hub.ts";
export type { FakeHubFault, FaultChance, FaultOrder } from "./fake-hub-faults.ts";
export type { FakeCommit, FakeHubRepo } from "./fake-hub-repo.ts";
export { type HardcasesOptions, hardcases, type MakeTest } from "./hardcases.ts";
export { noFiles, noMedia } from "./no-files.ts";
export { openTemporaryFiles, type TemporaryFiles } from "./temporary-files.ts";
export { type ViewContractOptions, type ViewFaces, viewContract } from "./view-contract.ts";
