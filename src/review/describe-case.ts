import type { CaseReview, StoredValues } from "../cases/case.ts";
import type { CaseChange } from "../cases/case-change.ts";
import type { KeptCase } from "../cases/kept-case.ts";
import type { MediaStore } from "../cases/media-store.ts";
import type { Json, MediaAccess } from "../components/define-component.ts";
import type { PageValues, ReviewChange, ReviewedCase, ReviewOfCase } from "./review-api.ts";
import type { ReviewedEndpoint, ReviewedValue } from "./reviewed-endpoint.ts";
import type { ReviewedEndpoints } from "./reviewed-endpoints.ts";
import type { StoredFiles } from "./stored-files.ts";

/** Longest text that a list shows of a value, in characters. */
const longestText = 2_000;
/** Longest JSON of any other value; what is longer stands as `null` in a list. */
const longestJson = 20_000;

interface DescribeParts {
  readonly endpoints: ReviewedEndpoints;
  readonly media: MediaStore;
  readonly files: StoredFiles;
}

/** Stored cases as the page gets them: each value is made into a page value by the component that drew it. */
export class CaseDescriber {
  readonly #parts: DescribeParts;
  readonly #access: MediaAccess;

  constructor(parts: DescribeParts) {
    this.#parts = parts;
    this.#access = {
      save: () => Promise.reject(new Error("Nothing is stored here.")),
      load: async (reference) => {
        await parts.media.load(reference);
        return parts.files.toFile(reference);
      },
    };
  }

  /** Cases for a list, in which huge values are shortened. */
  list(cases: readonly KeptCase[]): Promise<ReviewedCase[]> {
    return Promise.all(cases.map(async (one) => shorten(await this.describe(one))));
  }

  async describe(one: KeptCase): Promise<ReviewedCase> {
    const endpoint = await this.#parts.endpoints.of(one);
    const unreadable = new Set<string>();
    const read = (values: readonly ReviewedValue[], stored: StoredValues) => this.#read(values, stored, unreadable);
    const { run, flag, review, replayed } = one;
    return {
      id: one.id,
      endpoint: run.endpoint,
      run: {
        id: run.id,
        startedAt: run.startedAt.toISOString(),
        durationMs: run.durationMs,
        version: run.version,
        error: run.error && { code: run.error.code, message: run.error.message },
      },
      inputs: await read(endpoint.inputs, one.inputs),
      outputs: one.outputs && (await read(endpoint.outputs, one.outputs)),
      flag: {
        by: flag.by,
        rule: flag.rule,
        option: flag.option,
        note: flag.note,
        corrected: flag.corrected && (await read(endpoint.outputs, flag.corrected)),
        at: flag.at.toISOString(),
      },
      verified: one.verified,
      user: one.user,
      session: one.session,
      review: await this.#describeReview(review, endpoint, unreadable),
      repeats: one.repeats,
      replayed: replayed && {
        result: replayed.result,
        version: replayed.version,
        at: replayed.at.toISOString(),
        reason: replayed.reason,
      },
      unreadable: [...unreadable],
      shortened: [],
    };
  }

  async history(one: KeptCase, changes: readonly CaseChange[]): Promise<ReviewChange[]> {
    const endpoint = await this.#parts.endpoints.of(one);
    return Promise.all(
      changes.map(async (change) => {
        const review = await this.#describeReview(change, endpoint, new Set());
        return { ...review, at: review.at ?? one.flag.at.toISOString() };
      }),
    );
  }

  async #describeReview(review: CaseReview, endpoint: ReviewedEndpoint, unreadable: Set<string>): Promise<ReviewOfCase> {
    const { verdict, expected, comment, by, at, duplicateOf, revision } = review;
    return {
      verdict,
      expected: expected && (await this.#read(endpoint.outputs, expected, unreadable)),
      comment,
      by,
      at: at?.toISOString() ?? null,
      duplicateOf,
      revision,
    };
  }

  /** In the order of the components; what none has is left as it is stored. */
  async #read(values: readonly ReviewedValue[], stored: StoredValues, unreadable: Set<string>): Promise<PageValues> {
    const names = [...values.map(({ name }) => name).filter((name) => Object.hasOwn(stored, name)), ...Object.keys(stored)];
    const entries = [...new Set(names)].map(async (name): Promise<[string, Json]> => {
      const value = stored[name] ?? null;
      const component = values.find((one) => one.name === name)?.component;
      try {
        return [name, component ? await component.readFromFlag(value, this.#access) : value];
      } catch {
        unreadable.add(name);
        return [name, null];
      }
    });
    return Object.fromEntries(await Promise.all(entries));
  }
}

function shorten(one: ReviewedCase): ReviewedCase {
  const shortened: string[] = [];
  const shortenAll = (values: PageValues): PageValues =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        const shorter = shorterValue(value);
        if (shorter !== value) shortened.push(name);
        return [name, shorter];
      }),
    );
  const [inputs, outputs] = [shortenAll(one.inputs), one.outputs && shortenAll(one.outputs)];
  return shortened.length === 0 ? one : { ...one, inputs, outputs, shortened };
}

function shorterValue(value: Json): Json {
  // Not within a pair of surrogates, whose halves are no text.
  if (typeof value === "string") return value.length > longestText ? value.slice(0, longestText).replace(/[\uD800-\uDBFF]$/, "") : value;
  if (typeof value !== "object" || value === null) return value;
  return JSON.stringify(value).length > longestJson ? null : value;
}
