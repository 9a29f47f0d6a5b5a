/** What a request gets that is not taken, as a JSON-RPC error that is of no request in particular. */
export function refusal(status: number, message: string): Response {
  return Response.json({ jsonrpc: "2.0", id: null, error: { code: -32000, message } }, { status });
}
