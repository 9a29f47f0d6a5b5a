/** What a function may take as one more parameter after its inputs. */
export interface RunContext {
  /** Fires when the person presses Stop or leaves. */
  readonly signal: AbortSignal;
  /** The run's id (UUIDv7), as in its case. */
  readonly run: string;
  /** Who is signed in; `null` where the demo asks for no login. */
  readonly username: string | null;
}
