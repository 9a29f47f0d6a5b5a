/** Which request of which client. */
export interface CallKey {
  readonly user: string | null;
  /** Undefined for a client that names no session: nobody else could tell its calls from those of another one. */
  readonly session: string | undefined;
  readonly id: unknown;
}

/** Calls under way, so that a request of its own can cancel one. */
export class RunningCalls {
  readonly #stops = new Map<string, () => void>();

  /**
   * Knows a call until it is disposed of.
   *
   * @param gone Fires when the client has hung up: the answer could not be told to anyone.
   */
  begin(key: CallKey, stop: () => void, gone: AbortSignal): Disposable {
    const text = textOf(key);
    const end = () => {
      gone.removeEventListener("abort", stop);
      if (text !== undefined && this.#stops.get(text) === stop) this.#stops.delete(text);
    };
    gone.addEventListener("abort", stop, { once: true });
    if (text !== undefined) this.#stops.set(text, stop);
    if (gone.aborted) stop();
    return { [Symbol.dispose]: end };
  }

  /** Stops a call; one that is over, or of somebody else, is none of theirs. */
  cancel(key: CallKey): void {
    this.#stops.get(textOf(key) ?? "")?.();
  }
}

function textOf({ user, session, id }: CallKey): string | undefined {
  const isRequest = typeof id === "string" || typeof id === "number";
  return session === undefined || !isRequest ? undefined : JSON.stringify([user, session, id]);
}
