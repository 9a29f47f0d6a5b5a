import type { Case } from "../cases/case.ts";
import type { CaseStore } from "../cases/case-store.ts";
import { inferDescriptions } from "../datasets/infer-description.ts";
import type { ReviewComponent, ReviewEndpoint } from "./review-api.ts";
import { type AppEndpoint, endpointOfApp, endpointOfDescription, type ReviewedEndpoint, type ReviewedValue } from "./reviewed-endpoint.ts";

/** How long a description is believed: a demo may have written a newer one. */
const staleMs = 10_000;
/** Where nobody has described an endpoint, so many of its newest cases tell what it has. */
const sampleSize = 100;

/** The endpoints of the cases under review: by the app's own components where it is at hand, else by what the store knows. */
export class ReviewedEndpoints {
  readonly #app: ReadonlyMap<string, ReviewedEndpoint>;
  readonly #store: () => Promise<CaseStore>;
  #known: Promise<ReadonlyMap<string, ReviewedEndpoint>> | undefined;
  #knownAt = 0;

  constructor(app: readonly AppEndpoint[], store: () => Promise<CaseStore>) {
    this.#app = new Map(app.map((endpoint) => [endpoint.name, endpointOfApp(endpoint)]));
    this.#store = store;
  }

  async all(): Promise<readonly ReviewedEndpoint[]> {
    return [...(await this.#current()).values()];
  }

  /** The endpoint of a case; one that nobody has described is what the case's own values say. */
  async of(flagged: Case): Promise<ReviewedEndpoint> {
    const known = (await this.#current()).get(flagged.run.endpoint);
    if (known !== undefined && holdsAll(known, flagged)) return known;
    const [inferred] = await inferDescriptions(one(flagged), []);
    const own = endpointOfDescription(inferred ?? { endpoint: flagged.run.endpoint, values: [], hasOption: false, hasUsername: false });
    if (known === undefined) return own;
    const join = (values: readonly ReviewedValue[], more: readonly ReviewedValue[]) => [
      ...values,
      ...more.filter(({ name }) => !values.some((value) => value.name === name)),
    ];
    return { ...known, inputs: join(known.inputs, own.inputs), outputs: join(known.outputs, own.outputs) };
  }

  #current(): Promise<ReadonlyMap<string, ReviewedEndpoint>> {
    if (this.#known && Date.now() - this.#knownAt < staleMs) return this.#known;
    this.#knownAt = Date.now();
    this.#known = this.#read();
    this.#known.catch(() => (this.#known = undefined));
    return this.#known;
  }

  async #read(): Promise<ReadonlyMap<string, ReviewedEndpoint>> {
    const store = await this.#store();
    const described = await store.descriptions();
    const { cases } = await store.list({}, { limit: sampleSize });
    const undescribed = cases.filter(({ run }) => !described.some(({ endpoint }) => endpoint === run.endpoint));
    const inferred = await inferDescriptions(each(undescribed), []);
    const known = [...described, ...inferred].map((description): [string, ReviewedEndpoint] => [
      description.endpoint,
      endpointOfDescription(description),
    ]);
    return new Map([...known, ...this.#app]);
  }
}

function holdsAll({ inputs, outputs }: ReviewedEndpoint, flagged: Case): boolean {
  const has = (values: readonly ReviewedValue[], names: readonly string[]) =>
    names.every((name) => values.some((value) => value.name === name));
  return has(inputs, Object.keys(flagged.inputs)) && has(outputs, Object.keys(flagged.outputs ?? {}));
}

async function* one(flagged: Case): AsyncGenerator<Case> {
  yield flagged;
}

async function* each(cases: readonly Case[]): AsyncGenerator<Case> {
  yield* cases;
}

/** An endpoint as the page gets it. */
export function describeReviewed({ name, inputs, outputs, options }: ReviewedEndpoint): ReviewEndpoint {
  return { name, inputs: inputs.map(describeValue), outputs: outputs.map(describeValue), options };
}

function describeValue({ name, component }: ReviewedValue): ReviewComponent {
  return {
    name,
    kind: component.kind,
    options: component.viewOptions(),
    label: name,
    optional: component.isOptional,
    canEdit: !component.isHeld,
  };
}
