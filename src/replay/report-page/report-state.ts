import { computed, signal } from "@preact/signals";
import type { Outcome } from "../replay-result.ts";
import type { ReportResult } from "../reporters/html-report-data.ts";
import { outcomeOrder } from "./outcome-order.ts";
import { toText } from "./plain-value.tsx";
import type { Report } from "./read-report.ts";

/** So many results are drawn at once. */
const pageLength = 100;

/** The results, and which of them are shown. */
export class ReportState {
  /** None means all. */
  readonly outcomes = signal<ReadonlySet<Outcome>>(new Set());
  readonly endpoint = signal("");
  readonly search = signal("");
  readonly length = signal(pageLength);
  readonly report: Report;
  readonly #ordered: readonly ReportResult[];
  readonly #texts = new Map<ReportResult, string>();

  constructor(report: Report) {
    this.report = report;
    const rank = ({ outcome, isFailure }: ReportResult) => (isFailure ? 0 : outcomeOrder.length) + outcomeOrder.indexOf(outcome);
    this.#ordered = report.results.toSorted((one, other) => rank(one) - rank(other));
  }

  /** All that the filters leave. */
  readonly matching = computed(() => {
    const [chosen, endpoint, words] = [this.outcomes.value, this.endpoint.value, this.search.value.toLowerCase().trim()];
    return this.#ordered.filter(
      (result) =>
        (chosen.size === 0 || chosen.has(result.outcome)) &&
        (endpoint === "" || result.endpoint === endpoint) &&
        (words === "" || this.#textOf(result).includes(words)),
    );
  });

  readonly shown = computed(() => this.matching.value.slice(0, this.length.value));

  toggle(outcome: Outcome): void {
    const chosen = new Set(this.outcomes.value);
    if (!chosen.delete(outcome)) chosen.add(outcome);
    this.outcomes.value = chosen;
    this.length.value = pageLength;
  }

  clear(): void {
    this.outcomes.value = new Set();
    this.endpoint.value = "";
    this.search.value = "";
  }

  showMore(): void {
    this.length.value += pageLength;
  }

  #textOf(result: ReportResult): string {
    const { inputs, others, differences, error } = result;
    const known = this.#texts.get(result);
    if (known !== undefined) return known;
    const values = [
      ...Object.values(inputs),
      ...Object.values(others),
      ...differences.flatMap(({ expected, actual }) => [expected, actual]),
    ];
    const reasons = differences.map(({ reason }) => reason ?? "");
    const text = [result.case, ...values.map(toText), ...reasons, error ?? ""].join("\n").toLowerCase();
    this.#texts.set(result, text);
    return text;
  }
}
