/** An event of a run's stream, its data read. */
export interface StreamEvent {
  readonly type: string;
  readonly [member: string]: unknown;
}

/** The events of an answer, in order. The server writes each as one line of `event` and one of `data`, then an empty one. */
export async function* readEvents({ body }: Response): AsyncGenerator<StreamEvent, void, void> {
  if (body === null) return;
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array<ArrayBuffer>>).getReader();
  let text = "";
  try {
    // Safari reads no stream by `for await`.
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const blocks = (text + next.value).split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        const event = /^event: ?(.*)$/m.exec(block)?.[1];
        const data = /^data: ?(.*)$/m.exec(block)?.[1];
        if (event !== undefined && data !== undefined) yield { ...JSON.parse(data), type: event };
      }
    }
  } finally {
    // Who stops listening stops the run.
    await reader.cancel().catch(() => {});
  }
}
