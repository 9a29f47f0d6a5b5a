/** Async iterables stream, and so do generators; a plain iterable such as a list is one answer. */
export function isAnswerStream(answer: unknown): answer is AsyncIterable<unknown> | Generator<unknown> {
  if (typeof answer !== "object" || answer === null) return false;
  return Symbol.asyncIterator in answer || (Symbol.iterator in answer && typeof (answer as { next?: unknown }).next === "function");
}
