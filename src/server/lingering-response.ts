const patience = 30_000;

/**
 * An answer given before the request's body has arrived. The client gets it whole at once; the connection ends only when
 * the rest has come and been thrown away, because a browser that is still sending reads no answer from a closed one.
 * A client that sends for half a minute more is cut off.
 */
export async function lingeringResponse(answer: Response, rest: ReadableStreamDefaultReader<Uint8Array>): Promise<Response> {
  const content = new Uint8Array(await answer.arrayBuffer());
  const headers = new Headers(answer.headers);
  headers.set("content-length", String(content.byteLength));
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(content);
      await discard(rest);
      controller.close();
    },
    cancel: (reason) => rest.cancel(reason),
  });
  return new Response(body, { status: answer.status, headers });
}

async function discard(rest: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  const timer = setTimeout(() => void rest.cancel().catch(() => {}), patience).unref();
  try {
    while (!(await rest.read()).done);
  } catch {
    // The client has gone: nobody is left to be polite to.
  } finally {
    clearTimeout(timer);
  }
}
