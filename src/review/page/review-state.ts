import { batch, effect, type ReadonlySignal, signal } from "@preact/signals";
import { viewOf } from "../../page/view/load-view.ts";
import type { ChangedCases, ReviewComponent, ReviewEndpoint, ReviewedCase, ReviewedCaseList, ReviewPageConfig } from "../review-api.ts";
import { CaseDetails } from "./case-details.ts";
import { CaseWindow } from "./case-window.ts";
import { Judging } from "./judging.ts";
import { KnownCases } from "./known-cases.ts";
import { ListCounts } from "./list-counts.ts";
import { ReviewClient } from "./review-client.ts";
import { listParameters, type ReviewFilters, type ReviewOrder, type ReviewQuery, type ReviewView } from "./review-query.ts";
import { ReviewerName } from "./reviewer-name.ts";
import { Reviewing } from "./reviewing.ts";
import { Selection } from "./selection.ts";

/** Changed cases that are fetched anew; of more, those on the screen come first. */
const mostFetchedAnew = 100;

/** Everything that the review page shows, and all that can be done on it. */
export class ReviewState {
  readonly config: ReviewPageConfig;
  readonly reviewer = new ReviewerName();
  readonly client = new ReviewClient(() => this.reviewer.own.peek());
  readonly known = new KnownCases();
  readonly details = new CaseDetails(this.client, this.known);
  readonly judging = new Judging({ client: this.client, known: this.known, onSaved: (id) => this.#afterSaved(id) });
  readonly selection = new Selection();
  readonly reviewing: Reviewing;
  /** Rows that the table shows, so that what changed on the screen is fetched anew. */
  readonly shownRows = signal({ first: 0, last: 0 });
  /** Whether the reader is at the top of the table, where new cases may come in without moving what is read. */
  readonly isAtTop = signal(true);
  readonly #query: ReturnType<typeof signal<ReviewQuery>>;
  readonly #list: ReturnType<typeof signal<CaseWindow>>;
  readonly #counts = new ListCounts(this.client, () => this.query.peek().filters);
  readonly #index = signal<number | null>(null);
  readonly #newCases = signal(0);
  readonly #changes = signal(0);

  constructor(config: ReviewPageConfig, query: ReviewQuery) {
    this.config = config;
    this.#query = signal(query);
    this.#list = signal(this.#openList(query));
    this.reviewing = new Reviewing({
      judging: this.judging,
      known: this.known,
      selection: this.selection,
      currentId: () => this.query.peek().case,
      correctable: (one) => this.correctableOf(one),
      fetchAnew: (id) => this.#fetchAnew(id),
      moveOn: () => void this.moveBy(1),
      goToCase: (id) => void this.goTo(this.list.peek().indexOf(id) ?? -1),
      lookClosely: () => this.show("focus"),
    });
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
  get counts(): ListCounts["counts"] {
    return this.#counts.counts;
  }

  /** How many cases are judged, whatever verdict the list is narrowed to; `null` until it is known. */
  get progress(): ListCounts["progress"] {
    return this.#counts.progress;
  }

  /** The row that the reader is at, as far as it is known. */
  get index(): ReadonlySignal<number | null> {
    return this.#index;
  }

  /** Cases that came in since the list was asked for. */
  get newCases(): ReadonlySignal<number> {
    return this.#newCases;
  }

  /** How often anything has changed, for what is drawn of all cases and not of those that are here. */
  get changes(): ReadonlySignal<number> {
    return this.#changes;
  }

  endpointOf({ endpoint }: ReviewedCase): ReviewEndpoint | undefined {
    return this.config.endpoints.find(({ name }) => name === endpoint);
  }

  /** The outputs that a reviewer can enter; their kinds' views are loaded to see which have an input. */
  correctableOf(one: ReviewedCase): readonly ReviewComponent[] {
    const outputs = this.endpointOf(one)?.outputs ?? [];
    return outputs.filter(({ kind, canEdit }) => canEdit && viewOf(kind)?.Input !== undefined);
  }

  /** Begins: fetches the first rows, the counts, and the case of the address. */
  async start(): Promise<void> {
    const { case: id } = this.query.peek();
    if (id !== null) this.details.of(id);
    void this.#count();
    await this.list.peek().ensure(0, 0);
    if (id === null && this.query.peek().view === "focus") await this.goTo(0);
  }

  setFilters(filters: ReviewFilters): void {
    this.#ask({ ...this.query.peek(), filters, case: null });
  }

  /** Leads to the cases that a chart was drawn from. */
  showCases(filters: ReviewFilters): void {
    this.#ask({ ...this.query.peek(), filters, case: null, view: "table" });
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
    this.reviewing.saveComment();
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
    this.reviewing.saveComment();
    batch(() => {
      this.#index.value = this.list.peek().indexOf(id);
      this.#query.value = { ...this.query.peek(), case: id, view: "focus" };
    });
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

  /** Cases that were erased: their rows empty, and nothing about them is kept. */
  forget(ids: readonly string[]): void {
    const gone = new Set(ids);
    this.list.peek().remove(gone);
    this.selection.remove(gone);
    this.reviewing.forget(ids);
    this.#counts.recountSoon();
  }

  /** Takes what other people and processes did. */
  async takeChanges({ cases, many }: ChangedCases): Promise<void> {
    this.#counts.recountSoon();
    this.#changes.value++;
    const list = this.list.peek();
    const { case: current } = this.query.peek();
    const { first, last } = this.shownRows.peek();
    const shown = new Set(list.idsBetween(first, last));
    if (current !== null) shown.add(current);
    if (many) list.forgetOutside(first, last);
    const stale = (many ? [...shown] : cases.filter((id) => shown.has(id) || this.known.of(id) !== undefined)).slice(0, mostFetchedAnew);
    const mayBeNew = many || cases.some((id) => this.known.of(id) === undefined);
    await Promise.all([mayBeNew && this.#lookForNew(list), ...stale.map((id) => this.#fetchAnew(id))]);
  }

  #ask(query: ReviewQuery): void {
    this.reviewing.saveComment();
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
    this.#counts.recountSoon();
  }

  async #count(): Promise<void> {
    const list = this.list.peek();
    const total = await this.#counts.recount();
    // Later counts may leave out what was judged since; the list keeps its rows.
    if (total !== null && list === this.list.peek()) list.count(total);
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
    const { cases } = answer.value;
    const lastKnown = cases.findLastIndex(({ id }) => list.knows(id));
    const isEmpty = list.length.peek() === 0;
    // Where none is known, many have come or repeat what was here, unless others have judged what was: those are not newer.
    const isFresh = ({ id, flag }: ReviewedCase) => !list.knows(id) && (lastKnown >= 0 || flag.at > list.newestAt);
    const fresh = (lastKnown >= 0 ? cases.slice(0, lastKnown) : cases).filter(isFresh).length;
    const mayMove = isEmpty || (this.query.peek().view === "table" && this.isAtTop.peek() && this.selection.ids.peek().size === 0);
    if (fresh > 0 && mayMove) this.refresh();
    else this.#newCases.value = fresh;
  }
}
