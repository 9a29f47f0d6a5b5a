import type { Verdict } from "../../cases/case.ts";
import { focusControl } from "../../page/form/focus-control.ts";
import type { ReviewComponent, ReviewedCase } from "../review-api.ts";
import { CaseDraft } from "./case-draft.ts";
import { type Decision, decideBy } from "./decision.ts";
import type { Judging } from "./judging.ts";
import type { KnownCases } from "./known-cases.ts";
import type { Selection } from "./selection.ts";

/** Of the comment's field. */
export const commentId = "review-comment";

/** What the acts of a reviewer need of the page. */
interface ReviewingParts {
  readonly judging: Judging;
  readonly known: KnownCases;
  readonly selection: Selection;
  /** The case that the reader is at. */
  readonly currentId: () => string | null;
  /** Outputs of a case that can be entered. */
  readonly correctable: (one: ReviewedCase) => readonly ReviewComponent[];
  readonly fetchAnew: (id: string) => Promise<void>;
  /** Goes to the next case. */
  readonly moveOn: () => void;
  readonly goToCase: (id: string) => void;
  /** Shows the current case as large as the page. */
  readonly lookClosely: () => void;
}

/** What a reviewer does to cases, by keys or buttons: judging, correcting, commenting, undoing. */
export class Reviewing {
  readonly #parts: ReviewingParts;
  readonly #drafts = new Map<string, CaseDraft>();
  #isLeading = false;

  constructor(parts: ReviewingParts) {
    this.#parts = parts;
  }

  draftOf(id: string): CaseDraft {
    const draft = this.#drafts.get(id) ?? new CaseDraft();
    this.#drafts.set(id, draft);
    return draft;
  }

  /** Gives the chosen cases, or else the current one, a verdict in one press, and goes on to the next. */
  judge(verdict: Verdict): void {
    const chosen = [...this.#parts.selection.ids.peek()];
    const current = this.#parts.currentId();
    if (chosen.length > 0) {
      this.judgeCases(chosen, verdict);
      this.#parts.selection.clear();
    } else if (current !== null) this.#judgeOne(current, verdict);
  }

  /** Gives cases a verdict in one stroke. */
  judgeCases(ids: readonly string[], verdict: Verdict): void {
    this.#decide(ids, (one, now) => decideBy(verdict, one, now));
  }

  /** Says that cases, which need not be known yet, repeat another. */
  async discardAsDuplicates(ids: readonly string[], of: string): Promise<void> {
    await Promise.all(ids.filter((id) => this.#parts.known.of(id) === undefined).map((id) => this.#parts.fetchAnew(id)));
    this.#decide(ids, (_, now) => ({ ...now, verdict: "discarded", expected: null, duplicateOf: of }));
  }

  /** Makes inputs of the current case's outputs, and leads to the first. */
  async correct(): Promise<void> {
    this.#isLeading = true;
    try {
      this.#leadTo(await this.#startCorrecting());
    } catch (error) {
      this.#isLeading = false;
      throw error;
    }
  }

  /** Leads to the comment of the current case. */
  comment(): void {
    if (this.#parts.currentId() === null) return;
    this.#parts.lookClosely();
    if (document.getElementById(commentId) === null) this.#leadTo(commentId);
    else focusControl(commentId);
  }

  /** Whether a field that keys will be typed into has yet to be drawn: until then they must not judge. */
  get isLeading(): boolean {
    return this.#isLeading;
  }

  /** Gives the first field of the correction. */
  async #startCorrecting(): Promise<string | undefined> {
    const id = this.#parts.currentId();
    // Lists have only the beginning of long texts, which is not what is corrected.
    if (id !== null && this.#isShortened(id)) await this.#parts.fetchAnew(id);
    if (id !== this.#parts.currentId()) return undefined;
    const one = id === null ? undefined : this.#parts.known.of(id)?.peek();
    const outputs = one === undefined ? [] : this.#parts.correctable(one);
    if (one === undefined || outputs.length === 0) return undefined;
    const draft = this.draftOf(one.id);
    this.#parts.lookClosely();
    if (draft.correction.peek() === null) draft.startCorrecting(one, this.#parts.judging.decisionOn(one), outputs);
    return draft.correction.peek()?.values().next().value?.config.id;
  }

  /** Leads to a control once the page is drawn again. */
  #leadTo(control: string | undefined): void {
    this.#isLeading = true;
    setTimeout(() => {
      this.#isLeading = false;
      if (control !== undefined) focusControl(control);
    });
  }

  /** Saves what was entered as the right output, once its files are sent; leads to a field that is empty. */
  async saveCorrection(id: string): Promise<void> {
    const draft = this.draftOf(id);
    if (draft.isWaiting.peek()) return;
    draft.isWaiting.value = true;
    if (!draft.uploads.isEmpty) await draft.uploads.ended();
    draft.isWaiting.value = false;
    if (draft.correction.peek() === null) return;
    const { missing, expected } = draft;
    if (missing !== undefined) {
      missing.refuse("Enter the expected output");
      focusControl(missing.config.id);
      return;
    }
    this.#decide([id], (one, now) => ({ ...decideBy("wrong", one, now), ...(expected !== null && { expected }) }));
    draft.stopCorrecting();
    if (id === this.#parts.currentId()) this.#parts.moveOn();
  }

  /** Saves the comment of the current case, where one was written. */
  saveComment(): void {
    const id = this.#parts.currentId();
    if (id !== null && this.draftOf(id).comment.peek() !== null) this.#decide([id], (_, now) => now);
  }

  /** Takes the last judgements back, and shows the case that they were about. */
  undo(): void {
    const [first, ...others] = this.#parts.judging.undo();
    if (first !== undefined && others.length === 0) this.#parts.goToCase(first);
  }

  /** Whether leaving the page would lose something. */
  get isUnsaved(): boolean {
    return !this.#parts.judging.isSettled || [...this.#drafts.values()].some((draft) => !draft.isEmpty);
  }

  #judgeOne(id: string, verdict: Verdict): void {
    const draft = this.draftOf(id);
    // What is being entered is part of the verdict.
    if (verdict === "wrong" && draft.correction.peek() !== null) void this.saveCorrection(id);
    else {
      draft.stopCorrecting();
      this.judgeCases([id], verdict);
      this.#parts.moveOn();
    }
  }

  #isShortened(id: string): boolean {
    return (this.#parts.known.of(id)?.peek().shortened.length ?? 0) > 0;
  }

  #decide(ids: readonly string[], decisionFor: (one: ReviewedCase, now: Decision) => Decision): void {
    const decisions = new Map<string, Decision>();
    for (const id of ids) {
      const one = this.#parts.known.of(id)?.peek();
      if (one === undefined) continue;
      const draft = this.draftOf(id);
      const now = this.#parts.judging.decisionOn(one);
      const comment = draft.comment.peek();
      decisions.set(id, decisionFor(one, comment === null ? now : { ...now, comment: comment.trim() === "" ? null : comment }));
      draft.comment.value = null;
    }
    this.#parts.judging.decide(decisions);
  }

  /** Forgets what was entered about cases that are gone. */
  forget(ids: readonly string[]): void {
    for (const id of ids) this.#drafts.delete(id);
  }
}
