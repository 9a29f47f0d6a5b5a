import { batch, computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Verdict } from "../../cases/case.ts";
import type { CaseCounts } from "../../cases/case-counts.ts";
import { focusControl } from "../../page/form/focus-control.ts";
import type { ChangedCases, ReviewEndpoint, ReviewedCase, ReviewedCaseList, ReviewPageConfig } from "../review-api.ts";
import { CaseDetails } from "./case-details.ts";
import { CaseDraft } from "./case-draft.ts";
import { CaseWindow } from "./case-window.ts";
import { type Decision, decideBy } from "./decision.ts";
import { Judging } from "./judging.ts";
import { KnownCases } from "./known-cases.ts";
import { ReviewClient, type ReviewRefusal } from "./review-client.ts";
import {
  filterParameters,
  listParameters,
  type ReviewFilters,
  type ReviewOrder,
  type ReviewQuery,
  type ReviewView,
} from "./review-query.ts";
import { ReviewerName } from "./reviewer-name.ts";
import { Selection } from "./selection.ts";

/** Changed cases that are fetched anew; of more, those on the screen come first. */
const mostFetchedAnew = 100;

/** Of the comment's field. */
export const commentId = "review-comment";

/** Everything that the review page shows, and all that can be done on it. */
export class ReviewState {
  readonly config: ReviewPageConfig;
  readonly reviewer = new ReviewerName();
  readonly client = new ReviewClient(() => this.reviewer.own.peek());
  readonly known = new KnownCases();
  readonly details = new CaseDetails(this.client, this.known);
  readonly judging = new Judging({ client: this.client, known: this.known, onSaved: (id) => this.#afterSaved(id) });
  readonly selection = new Selection();
  /** Rows that the table shows, so that what changed on the screen is fetched anew. */
  readonly shownRows = signal({ first: 0, last: 0 });
  /** Whether the reader is at the top of the table, where new cases may come in without moving what is read. */
  readonly isAtTop = signal(true);
  readonly #query: ReturnType<typeof signal<ReviewQuery>>;
  readonly #list: ReturnType<typeof signal<CaseWindow>>;
  readonly #counts = signal<CaseCounts | ReviewRefusal | null>(null);
  readonly #index = signal<number | null>(null);
  readonly #newCases = signal(0);
  readonly #drafts = new Map<string, CaseDraft>();
  #countsTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(config: ReviewPageConfig, query: ReviewQuery) {
    this.config = config;
    this.#query = signal(query);
    this.#list = signal(this.#openList(query));
    // Where the list stands tells where the case of the address stands in it.
    effect(() => {
      const { case: id } = this.query.value;
      if (id === null || this.#index.peek() !== null) return;
      const index = this.list.value.indexOf(id);
      if (index !== null) this.#index.value = index;
    });
  }

  get query(): ReadonlySignal<ReviewQuery> {
    return this.#query as ReadonlySignal<ReviewQuery>;
  }

  /** The list in view; another one whenever conditions or order change. */
  get list(): ReadonlySignal<CaseWindow> {
    return this.#list as ReadonlySignal<CaseWindow>;
  }

  /** Counts for each condition; `null` until they are there. */
  get counts(): ReadonlySignal<CaseCounts | ReviewRefusal | null> {
    return this.#counts;
  }

  /** The row that the reader is at, as far as it is known. */
  get index(): ReadonlySignal<number | null> {
    return this.#index;
  }

  /** Cases that came in since the list was asked for. */
  get newCases(): ReadonlySignal<number> {
    return this.#newCases;
  }

  /** How many cases of the list are judged, whatever verdict it is narrowed to; `null` until it is known. */
  readonly progress: ReadonlySignal<{ readonly judged: number; readonly total: number } | null> = computed(() => {
    const counts = this.#counts.value;
    if (counts === null || "error" in counts) return null;
    const total = counts.byVerdict.reduce((sum, { count }) => sum + count, 0);
    const left = counts.byVerdict.find(({ value }) => value === "new")?.count ?? 0;
    return { judged: total - left, total };
  });

  endpointOf({ endpoint }: ReviewedCase): ReviewEndpoint | undefined {
    return this.config.endpoints.find(({ name }) => name === endpoint);
  }

  /** Begins: fetches the first rows, the counts, and the case of the address. */
  async start(): Promise<void> {
    const { case: id } = this.query.peek();
    if (id !== null) this.details.of(id);
    void this.#recount();
    await this.list.peek().ensure(0, 0);
    if (id === null && this.query.peek().view === "focus") await this.goTo(0);
  }

  setFilters(filters: ReviewFilters): void {
    this.#ask({ ...this.query.peek(), filters, case: null });
  }

  setOrder(order: ReviewOrder): void {
    this.#ask({ ...this.query.peek(), order, case: null });
  }

  setColumns(columns: string | null): void {
    this.#query.value = { ...this.query.peek(), columns };
  }

  /** Shows another view of the same list; the focus view needs a case to be at. */
  show(view: ReviewView): void {
    this.#query.value = { ...this.query.peek(), view };
    if (view === "focus" && this.query.peek().case === null) void this.goTo(this.#index.peek() ?? 0);
  }

  /** Shows what an address says, as when the reader goes back. */
  showQuery(query: ReviewQuery): void {
    const before = this.query.peek();
    const isSameList = listParameters(query.filters, query.order).toString() === listParameters(before.filters, before.order).toString();
    if (!isSameList) this.#ask(query);
    else {
      batch(() => {
        this.#index.value = query.case === null ? null : this.list.peek().indexOf(query.case);
        this.#query.value = query;
      });
    }
  }

  /** Asks for the list anew, with what came in since. */
  refresh(): void {
    this.#ask({ ...this.query.peek() });
  }

  /** Makes a row the current one once its case is here. */
  async goTo(index: number): Promise<void> {
    const list = this.list.peek();
    if (index < 0) return;
    this.saveComment();
    if (list.idAt(index) === null) await list.ensure(index, index);
    const id = list.idAt(index);
    if (id === null || list !== this.list.peek()) return;
    batch(() => {
      this.#index.value = index;
      this.#query.value = { ...this.query.peek(), case: id };
    });
    void this.#prefetch(index + 1);
  }

  /** Goes so many rows on, over those that were erased. */
  async moveBy(rows: number): Promise<void> {
    const list = this.list.peek();
    const from = this.#index.peek();
    let index = from === null ? 0 : from + rows;
    const step = Math.sign(rows);
    while (list.removed.peek().has(list.idAt(index) ?? "")) index += step;
    if (index >= 0 && index < list.length.peek()) await this.goTo(index);
  }

  /** Opens a case that need not be in the list, such as a near repeat. */
  openCase(id: string): void {
    this.saveComment();
    batch(() => {
      this.#index.value = this.list.peek().indexOf(id);
      this.#query.value = { ...this.query.peek(), case: id, view: "focus" };
    });
  }

  draftOf(id: string): CaseDraft {
    const draft = this.#drafts.get(id) ?? new CaseDraft();
    this.#drafts.set(id, draft);
    return draft;
  }

  /** Gives the chosen cases, or else the current one, a verdict in one press, and goes on to the next. */
  judge(verdict: Verdict): void {
    const chosen = [...this.selection.ids.peek()];
    const { case: current } = this.query.peek();
    const ids = chosen.length > 0 ? chosen : current === null ? [] : [current];
    this.judgeCases(ids, verdict);
    if (chosen.length > 0) this.selection.clear();
    else void this.moveBy(1);
  }

  /** Gives cases a verdict in one stroke. */
  judgeCases(ids: readonly string[], verdict: Verdict): void {
    this.#decide(ids, (one, now) => decideBy(verdict, one, now));
  }

  /** Says that cases, which need not be known yet, repeat another. */
  async discardAsDuplicates(ids: readonly string[], of: string): Promise<void> {
    await Promise.all(ids.filter((id) => this.known.of(id) === undefined).map((id) => this.#fetchAnew(id)));
    this.#decide(ids, (_, now) => ({ ...now, verdict: "discarded", expected: null, duplicateOf: of }));
  }

  /** Makes inputs of the current case's outputs, and leads to the first. */
  async correct(): Promise<void> {
    const { case: id } = this.query.peek();
    if (id !== null && this.#isShortened(id)) await this.#fetchAnew(id);
    if (id !== this.query.peek().case) return;
    const one = id === null ? undefined : this.known.of(id)?.peek();
    const outputs = (one && this.endpointOf(one)?.outputs.filter(({ canEdit }) => canEdit)) ?? [];
    if (one === undefined || outputs.length === 0) return;
    const draft = this.draftOf(one.id);
    this.show("focus");
    if (draft.correction.peek() === null) draft.startCorrecting(one, this.judging.decisionOn(one), outputs);
    const first = draft.correction.peek()?.values().next().value?.config.id;
    // The control is there once the page is drawn again.
    if (first !== undefined) setTimeout(() => focusControl(first));
  }

  /** Leads to the comment of the current case. */
  comment(): void {
    if (this.query.peek().case === null) return;
    this.show("focus");
    setTimeout(() => focusControl(commentId));
  }

  /** Chooses the current case, or leaves it out again. */
  toggleChosen(): void {
    const index = this.#index.peek();
    if (index !== null) this.selection.toggle(this.list.peek(), index);
  }

  /** Chooses cases that need not be in the list; what cannot be fetched is left out. */
  async choose(ids: readonly string[]): Promise<void> {
    const unknown = ids.filter((id) => this.known.of(id) === undefined);
    await Promise.all(unknown.map((id) => this.#fetchAnew(id)));
    this.selection.set(ids.filter((id) => this.known.of(id) !== undefined));
  }

  /** Goes on and chooses the rows on the way. */
  async extendBy(rows: number): Promise<void> {
    const from = this.#index.peek() ?? 0;
    await this.moveBy(rows);
    await this.selection.extendTo(this.list.peek(), this.#index.peek() ?? from, from);
  }

  /** Saves what was entered as the right output, once its files are sent; gives the id of a field that is empty. */
  async saveCorrection(id: string): Promise<string | null> {
    const draft = this.draftOf(id);
    if (draft.isWaiting.peek()) return null;
    draft.isWaiting.value = true;
    if (!draft.uploads.isEmpty) await draft.uploads.ended();
    draft.isWaiting.value = false;
    if (draft.correction.peek() === null) return null;
    const { missing, expected } = draft;
    if (missing !== undefined) {
      missing.refuse("Enter the expected output");
      return missing.config.id;
    }
    this.#decide([id], (one, now) => ({ ...decideBy("wrong", one, now), ...(expected !== null && { expected }) }));
    draft.stopCorrecting();
    if (id === this.query.peek().case) void this.moveBy(1);
    return null;
  }

  /** Saves the comment of the current case, where one was written. */
  saveComment(): void {
    const { case: id } = this.query.peek();
    if (id !== null && this.draftOf(id).comment.peek() !== null) this.#decide([id], (_, now) => now);
  }

  /** Takes the last judgements back, and shows the case that they were about. */
  undo(): void {
    const [first, ...others] = this.judging.undo();
    if (first === undefined || others.length > 0) return;
    const index = this.list.peek().indexOf(first);
    if (index !== null) void this.goTo(index);
  }

  /** Whether leaving the page would lose something. */
  get isUnsaved(): boolean {
    return !this.judging.isSettled || [...this.#drafts.values()].some((draft) => !draft.isEmpty);
  }

  /** Cases that were erased: their rows empty, and nothing about them is kept. */
  forget(ids: readonly string[]): void {
    const gone = new Set(ids);
    this.list.peek().remove(gone);
    this.selection.remove(gone);
    for (const id of ids) this.#drafts.delete(id);
    this.#recountSoon();
  }

  /** Takes what other people and processes did. */
  async takeChanges({ cases, many }: ChangedCases): Promise<void> {
    this.#recountSoon();
    const list = this.list.peek();
    const { case: current } = this.query.peek();
    const { first, last } = this.shownRows.peek();
    const shown = new Set(list.idsBetween(first, last));
    if (current !== null) shown.add(current);
    const stale = (many ? [...shown] : cases.filter((id) => shown.has(id) || this.known.of(id) !== undefined)).slice(0, mostFetchedAnew);
    await Promise.all([this.#lookForNew(list), ...stale.map((id) => this.#fetchAnew(id))]);
  }

  #decide(ids: readonly string[], decisionFor: (one: ReviewedCase, now: Decision) => Decision): void {
    // Lists have only the beginning of long texts, which must not be stored as what is expected.
    const shortened = ids.filter((id) => this.#isShortened(id));
    if (shortened.length === 0) this.#decideNow(ids, decisionFor);
    else void Promise.all(shortened.map((id) => this.#fetchAnew(id))).then(() => this.#decideNow(ids, decisionFor));
  }

  #isShortened(id: string): boolean {
    return (this.known.of(id)?.peek().shortened.length ?? 0) > 0;
  }

  #decideNow(ids: readonly string[], decisionFor: (one: ReviewedCase, now: Decision) => Decision): void {
    const decisions = new Map<string, Decision>();
    for (const id of ids) {
      const one = this.known.of(id)?.peek();
      if (one === undefined) continue;
      const draft = this.draftOf(id);
      const now = this.judging.decisionOn(one);
      const comment = draft.comment.peek();
      decisions.set(id, decisionFor(one, comment === null ? now : { ...now, comment: comment.trim() === "" ? null : comment }));
      draft.comment.value = null;
    }
    this.judging.decide(decisions);
  }

  #ask(query: ReviewQuery): void {
    this.saveComment();
    this.list.peek().close();
    batch(() => {
      this.#query.value = query;
      this.#index.value = null;
      this.#newCases.value = 0;
      this.#list.value = this.#openList(query);
      this.selection.clear();
    });
    void this.start();
  }

  #openList({ filters, order }: ReviewQuery): CaseWindow {
    return new CaseWindow({
      client: this.client,
      known: this.known,
      parameters: listParameters(filters, order),
      isNeeded: (id) => this.query.peek().case === id || this.selection.ids.peek().has(id) || this.judging.isSaving(id),
    });
  }

  async #prefetch(index: number): Promise<void> {
    const list = this.list.peek();
    if (index >= list.length.peek()) return;
    await list.ensure(index, index);
    const id = list.idAt(index);
    if (id !== null && this.query.peek().view === "focus") this.details.of(id);
  }

  #afterSaved(id: string): void {
    void this.details.refresh(id);
    this.#recountSoon();
  }

  #recountSoon(): void {
    clearTimeout(this.#countsTimer);
    this.#countsTimer = setTimeout(() => void this.#recount(), 300);
  }

  async #recount(): Promise<void> {
    const list = this.list.peek();
    const counts = await this.client.call<CaseCounts>({ path: "counts", parameters: filterParameters(this.query.peek().filters) });
    if (list !== this.list.peek()) return;
    if (counts.name === "refused") this.#counts.value = counts;
    else {
      this.#counts.value = counts.value;
      // Later counts may leave out what was judged since; the list keeps its rows.
      if (list.counted === null) list.count(counts.value.total);
    }
  }

  async #fetchAnew(id: string): Promise<void> {
    if (this.judging.isSaving(id)) return;
    if (this.details.has(id)) return this.details.refresh(id);
    const answer = await this.client.call<ReviewedCase>({ path: `cases/${encodeURIComponent(id)}` });
    if (answer.name === "done") this.known.take([answer.value]);
    else if (answer.status === 404) this.forget([id]);
  }

  /** Shows what came in where it moves nothing, else says how many. */
  async #lookForNew(list: CaseWindow): Promise<void> {
    const parameters = new URLSearchParams(list.parameters);
    parameters.set("limit", "100");
    const answer = await this.client.call<ReviewedCaseList>({ path: "cases", parameters });
    if (answer.name === "refused" || list !== this.list.peek()) return;
    const ids = answer.value.cases.map(({ id }) => id);
    const lastKnown = ids.findLastIndex((id) => list.indexOf(id) !== null);
    const isEmpty = list.length.peek() === 0;
    const fresh = isEmpty ? ids.length : ids.slice(0, lastKnown + 1).filter((id) => list.indexOf(id) === null).length;
    const mayMove = isEmpty || (this.query.peek().view === "table" && this.isAtTop.peek() && this.selection.ids.peek().size === 0);
    if (fresh > 0 && mayMove) this.refresh();
    else this.#newCases.value = fresh;
  }
}
