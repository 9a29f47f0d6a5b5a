interface PieceStream {
  /** From the beginning of one piece to that of the next, if sending takes no longer. */
  readonly everyMs: number;
  /** The piece that there is by now; `null` for none. */
  readonly take: () => Promise<File | null> | File | null;
  readonly send: (piece: File, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
}

/** Sends one piece after the other until the signal fires, never two at once: a slow connection gets fewer. Throws what `send` throws. */
export async function streamPieces({ everyMs, take, send, signal }: PieceStream): Promise<void> {
  try {
    while (!signal.aborted) {
      const pause = waitFor(everyMs, signal);
      const piece = await take();
      if (piece && !signal.aborted) await send(piece, signal);
      await pause;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
