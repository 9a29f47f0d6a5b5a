import type { Call } from "./call.ts";
import { callMessages } from "./call-messages.ts";
import { Gate } from "./gate.ts";
import { closeStream, type Message } from "./messages.ts";

/** How long a client may take to hang up on a stream that it was told is closed. */
const closingMs = 2_000;

/** How long calls wait for the stream on which their client hears of them. */
const unheardMs = 60_000;

/** How long a session is known after all of its calls were told. */
const rememberedMs = 60_000;

/** Writes a message into a session's stream. Resolves when the next may follow. */
export type Write = (message: Message) => Promise<unknown>;

interface Reader {
  readonly write: Write;
  readonly end: () => void;
}

/**
 * The calls of one client that are under way, and the one stream on which it hears of all of them. When none is left, the client is
 * told that the stream is closed and must hang up itself; until it has, no new call is taken. Such a call would be told on a stream
 * that the client reads no more, while it believes that it need not open another.
 */
export class ClientSession {
  readonly #calls = new Set<Call>();
  readonly #onEmpty: () => void;
  #reader: Reader | undefined;
  /** Resolves when the client has hung up on a closed stream. */
  #closing: Promise<void> | undefined;
  #endClosing: () => void = () => {};
  /** Calls that wait for that. */
  #held = 0;
  #unheard: ReturnType<typeof setTimeout> | undefined;
  /** Whether the client was told of all calls that it ever made. */
  #hasToldAll = false;
  #forgetting: ReturnType<typeof setTimeout> | undefined;

  /** @param onEmpty Called when there is no call and no reader left, nor will the client ask for the end of a call that it has missed. */
  constructor(onEmpty: () => void) {
    this.#onEmpty = onEmpty;
  }

  /** Takes a call, as soon as a stream that is being closed is gone. */
  async add(call: Call): Promise<void> {
    clearTimeout(this.#forgetting);
    this.#held++;
    try {
      while (this.#closing !== undefined) await this.#closing;
    } finally {
      this.#held--;
    }
    this.#hasToldAll = false;
    this.#calls.add(call);
    if (this.#reader) void this.#tell(call, this.#reader);
    else this.#waitForReader();
  }

  find(id: string): Call | undefined {
    for (const call of this.#calls) if (call.id === id) return call;
    return undefined;
  }

  /** Whether calls of this session went unheard, and nothing more will be told of any. */
  get isLost(): boolean {
    return this.#isSilent && !this.#hasToldAll;
  }

  get #isSilent(): boolean {
    return this.#calls.size === 0 && this.#held === 0;
  }

  /** Tells of all calls until none is left and the client hangs up, or it hangs up before: then those under way are stopped. */
  async read(write: Write, left: AbortSignal): Promise<void> {
    clearTimeout(this.#unheard);
    clearTimeout(this.#forgetting);
    const ended = new Gate();
    const reader: Reader = {
      write,
      end: () => {
        if (this.#reader === reader) this.#stop();
        ended.open();
      },
    };
    const before = this.#reader;
    this.#reader = reader;
    this.#endClosing();
    before?.end();
    left.addEventListener("abort", reader.end, { once: true });
    if (left.aborted) reader.end();
    for (const call of this.#calls) void this.#tell(call, reader);
    // A client that hears the end of its call sooner than that it was taken opens a stream for it: it may hang up again.
    if (this.#isSilent && this.#reader === reader) await this.#close(reader);
    await ended.opened;
    left.removeEventListener("abort", reader.end);
  }

  async #tell(call: Call, reader: Reader): Promise<void> {
    for await (const message of callMessages(call)) {
      if (this.#reader !== reader || !this.#calls.has(call)) return;
      await reader.write(message);
    }
    if (this.#calls.delete(call) && this.#calls.size === 0 && this.#reader === reader) await this.#close(reader);
  }

  async #close(reader: Reader): Promise<void> {
    this.#hasToldAll = true;
    const hungUp = new Gate();
    this.#closing = hungUp.opened;
    const timer = setTimeout(reader.end, closingMs);
    this.#endClosing = () => {
      this.#closing = undefined;
      clearTimeout(timer);
      hungUp.open();
    };
    await reader.write(closeStream);
  }

  #waitForReader(): void {
    clearTimeout(this.#unheard);
    this.#unheard = setTimeout(() => this.#stop(), unheardMs).unref();
  }

  #stop(): void {
    clearTimeout(this.#unheard);
    this.#reader = undefined;
    const calls = [...this.#calls];
    this.#calls.clear();
    for (const call of calls) call.cancel();
    this.#endClosing();
    if (this.#held > 0) return;
    clearTimeout(this.#forgetting);
    if (this.#hasToldAll) this.#forgetting = setTimeout(this.#onEmpty, rememberedMs).unref();
    else this.#onEmpty();
  }
}
