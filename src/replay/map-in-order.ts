/** Maps with so many at once; answers come in the order of what they are made of, and no more than `width` are held. */
export async function* mapInOrder<Value, Answer>(
  values: AsyncIterable<Value>,
  width: number,
  map: (value: Value) => Promise<Answer>,
): AsyncGenerator<Answer> {
  const pending: Promise<Answer>[] = [];
  for await (const value of values) {
    const answer = map(value);
    // Whoever waits for it learns that it failed.
    answer.catch(() => {});
    pending.push(answer);
    if (pending.length >= width) yield await (pending.shift() as Promise<Answer>);
  }
  for (const answer of pending) yield await answer;
}
