/** Uploads of a form that are under way. */
export class PendingUploads {
  readonly #pending = new Set<Promise<unknown>>();

  get isEmpty(): boolean {
    return this.#pending.size === 0;
  }

  /** Counts an upload until it ends, well or badly. */
  track<Answer>(upload: Promise<Answer>): Promise<Answer> {
    this.#pending.add(upload);
    const forget = () => this.#pending.delete(upload);
    upload.then(forget, forget);
    return upload;
  }

  /** Waits until none is under way and the views have put into the form what came of them. */
  async ended(): Promise<void> {
    while (!this.isEmpty) {
      await Promise.allSettled(this.#pending);
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
}
