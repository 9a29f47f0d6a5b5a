import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { BulkJudgement, ReviewedCase } from "../review-api.ts";
import { type Decision, decisionOf, sameDecision } from "./decision.ts";
import type { KnownCases } from "./known-cases.ts";
import type { ReviewClient, ReviewRefusal } from "./review-client.ts";

/** Two reviewers said different things of a case; the later one chooses. */
export interface Conflict {
  readonly mine: Decision;
  readonly theirs: ReviewedCase;
}

/** Whether what was said is stored. Nothing is called saved before it is. */
export type SavingStatus = { readonly name: "unchanged" | "saving" | "saved" } | ReviewRefusal;

/** A decision on its way to the server. */
interface Save {
  readonly decision: Decision;
  /** The revision that the reviewer saw. */
  readonly revision: number;
  readonly isSending: boolean;
  readonly failure: ReviewRefusal | null;
}

interface UndoStep {
  readonly id: string;
  readonly before: Decision;
  /** The revision that the judgement was stored as; `null` while it is not. */
  revision: number | null;
}

interface JudgingParts {
  readonly client: Pick<ReviewClient, "call">;
  readonly known: KnownCases;
  /** Told of every case whose judgement is stored. */
  readonly onSaved: (id: string) => void;
}

/** Cases judged by one request. */
const bulkSize = 500;
const firstRetryMs = 1_000;
const longestRetryMs = 15_000;
const keptUndos = 100;

/** Saves what reviewers decide as they decide it: shown at once, stored in order, again after a failure, and never over another's word. */
export class Judging {
  readonly #parts: JudgingParts;
  readonly #saves = signal<ReadonlyMap<string, Save>>(new Map());
  readonly #conflicts = signal<ReadonlyMap<string, Conflict>>(new Map());
  readonly #undo = signal<readonly (readonly UndoStep[])[]>([]);
  readonly #hasSaved = signal(false);
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly status: ReadonlySignal<SavingStatus> = computed(() => {
    const saves = [...this.#saves.value.values()];
    const failed = saves.find(({ failure }) => failure !== null);
    if (failed?.failure) return failed.failure;
    if (saves.length > 0) return { name: "saving" };
    return { name: this.#hasSaved.value ? "saved" : "unchanged" };
  });

  constructor(parts: JudgingParts) {
    this.#parts = parts;
  }

  /** What two reviewers say differently, by the case's id. */
  get conflicts(): ReadonlySignal<ReadonlyMap<string, Conflict>> {
    return this.#conflicts;
  }

  /** Whether everything that was said is stored. */
  get isSettled(): boolean {
    return this.#saves.peek().size === 0 && this.#conflicts.peek().size === 0;
  }

  /** Whether there is a judgement to take back. */
  get canUndo(): boolean {
    return this.#undo.value.length > 0;
  }

  /** What is shown as said of a case: also what is not stored yet. */
  decisionOn(one: ReviewedCase): Decision {
    return this.#saves.value.get(one.id)?.decision ?? decisionOf(one);
  }

  isSaving(id: string): boolean {
    return this.#saves.value.has(id);
  }

  /** Decides on cases in one stroke, which one Undo takes back. */
  decide(decisions: ReadonlyMap<string, Decision>): void {
    const changed = [...decisions].filter(([id, decision]) => {
      const one = this.#parts.known.of(id)?.peek();
      return one !== undefined && !sameDecision(this.decisionOn(one), decision);
    });
    if (changed.length === 0) return;
    const steps = changed.map(([id]): UndoStep => {
      const one = this.#parts.known.of(id)?.peek() as ReviewedCase;
      return { id, before: this.decisionOn(one), revision: null };
    });
    this.#undo.value = [...this.#undo.peek(), steps].slice(-keptUndos);
    this.#begin(changed.map(([id, decision]) => ({ id, decision, revision: this.#seen(id) })));
  }

  /** Takes the last stroke back, by saying again what was said before; gives the cases that it was about. */
  undo(): readonly string[] {
    const steps = this.#undo.peek().at(-1);
    if (steps === undefined) return [];
    this.#undo.value = this.#undo.peek().slice(0, -1);
    // By the revision of one's own judgement: another's word since then is not taken back with it.
    this.#begin(steps.map(({ id, before, revision }) => ({ id, decision: before, revision: revision ?? this.#seen(id) })));
    return steps.map(({ id }) => id);
  }

  /** Tries again at once what could not be saved. */
  retry(): void {
    clearTimeout(this.#timer);
    const failed = [...this.#saves.peek()].filter(([, { failure }]) => failure !== null);
    this.#put(failed.map(([id, save]) => [id, { ...save, failure: null }]));
    void this.#send(failed.map(([id]) => id));
  }

  /** Gives up what could not be saved: the cases are as the server has them. */
  drop(): void {
    const failed = [...this.#saves.peek()].filter(([, { failure }]) => failure !== null);
    this.#end(failed.map(([id]) => id));
  }

  /** Leaves a case as the other reviewer judged it. */
  keepTheirs(id: string): void {
    this.#settle(id);
  }

  /** Says one's own word after the other's, which stays in the history. */
  saveMine(id: string): void {
    const conflict = this.#conflicts.peek().get(id);
    if (conflict === undefined) return;
    this.#settle(id);
    this.decide(new Map([[id, conflict.mine]]));
  }

  #seen(id: string): number {
    return this.#parts.known.of(id)?.peek().review.revision ?? 0;
  }

  #begin(saves: readonly { readonly id: string; readonly decision: Decision; readonly revision: number }[]): void {
    const begun = saves.map(({ id, decision, revision }): [string, Save] => {
      const under = this.#saves.peek().get(id);
      // What is under way comes first, and its answer says which revision this one follows.
      return [id, under ? { ...under, decision, failure: null } : { decision, revision, isSending: false, failure: null }];
    });
    this.#put(begun);
    void this.#send(saves.map(({ id }) => id));
  }

  async #send(ids: readonly string[]): Promise<void> {
    const ready = ids.filter((id) => this.#saves.peek().get(id)?.isSending === false);
    const [only] = ready;
    if (only !== undefined && ready.length === 1) return this.#sendOne(only);
    const groups = new Map<string, string[]>();
    for (const id of ready) {
      const said = JSON.stringify(this.#saves.peek().get(id)?.decision);
      groups.set(said, [...(groups.get(said) ?? []), id]);
    }
    for (const group of groups.values()) {
      for (let from = 0; from < group.length; from += bulkSize) await this.#sendMany(group.slice(from, from + bulkSize));
    }
  }

  async #sendOne(id: string): Promise<void> {
    const save = this.#saves.peek().get(id) as Save;
    this.#put([[id, { ...save, isSending: true }]]);
    const body = { ...save.decision, revision: save.revision };
    const answer = await this.#parts.client.call<ReviewedCase>({ path: `cases/${encodeURIComponent(id)}/review`, method: "PUT", body });
    batch(() => {
      if (answer.name === "done") this.#saved(answer.value, save.decision);
      else if (answer.theirs !== undefined) this.#contest(answer.theirs, save.decision);
      else this.#failed([id], answer);
    });
    const next = this.#saves.peek().get(id);
    if (next !== undefined && next.failure === null && !next.isSending) await this.#sendOne(id);
  }

  async #sendMany(ids: readonly string[]): Promise<void> {
    const saves = ids.map((id): [string, Save] => [id, this.#saves.peek().get(id) as Save]);
    this.#put(saves.map(([id, save]) => [id, { ...save, isSending: true }]));
    const decision = saves[0]?.[1].decision as Decision;
    const body = { ...decision, cases: saves.map(([id, { revision }]) => ({ case: id, revision })) };
    const answer = await this.#parts.client.call<BulkJudgement>({ path: "judge", method: "POST", body });
    batch(() => {
      if (answer.name === "refused") this.#failed(ids, answer);
      else {
        for (const judged of answer.value.judged) this.#saved(judged, decision);
        for (const theirs of answer.value.conflicts) this.#contest(theirs, decision);
        // What the server does not speak of is gone.
        this.#end(ids.filter((id) => this.#saves.peek().get(id)?.isSending));
      }
    });
    const next = ids.filter((id) => this.#saves.peek().get(id)?.failure === null);
    if (next.length > 0) await this.#send(next);
  }

  #saved(stored: ReviewedCase, decision: Decision): void {
    const { id } = stored;
    this.#failures = 0;
    this.#hasSaved.value = true;
    this.#parts.known.take([stored]);
    const save = this.#saves.peek().get(id);
    const step = this.#undo
      .peek()
      .flat()
      .findLast((each) => each.id === id && each.revision === null);
    if (step !== undefined) step.revision = stored.review.revision;
    if (save !== undefined && !sameDecision(save.decision, decision)) {
      this.#put([[id, { decision: save.decision, revision: stored.review.revision, isSending: false, failure: null }]]);
    } else this.#end([id]);
    this.#parts.onSaved(id);
  }

  #contest(theirs: ReviewedCase, decision: Decision): void {
    const mine = this.#saves.peek().get(theirs.id)?.decision ?? decision;
    this.#parts.known.take([theirs]);
    this.#end([theirs.id]);
    // Two who say the same do not contradict each other.
    if (sameDecision(decisionOf(theirs), mine)) return;
    this.#forgetUndo(theirs.id);
    this.#conflicts.value = new Map([...this.#conflicts.peek(), [theirs.id, { mine, theirs }]]);
  }

  #failed(ids: readonly string[], failure: ReviewRefusal): void {
    const failed = ids.flatMap((id): [string, Save][] => {
      const save = this.#saves.peek().get(id);
      return save === undefined ? [] : [[id, { ...save, isSending: false, failure }]];
    });
    this.#put(failed);
    if (!failure.mayPass) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.retry(), Math.min(longestRetryMs, firstRetryMs * 2 ** this.#failures));
    this.#failures = Math.min(this.#failures + 1, 10);
  }

  #forgetUndo(id: string): void {
    const steps = this.#undo.peek().map((stroke) => stroke.filter((step) => step.id !== id));
    this.#undo.value = steps.filter((stroke) => stroke.length > 0);
  }

  #settle(id: string): void {
    const left = new Map(this.#conflicts.peek());
    left.delete(id);
    this.#conflicts.value = left;
  }

  #put(saves: readonly [string, Save][]): void {
    this.#saves.value = new Map([...this.#saves.peek(), ...saves]);
  }

  #end(ids: readonly string[]): void {
    const left = new Map(this.#saves.peek());
    for (const id of ids) left.delete(id);
    this.#saves.value = left;
  }
}
