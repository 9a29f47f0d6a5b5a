/** A stretch of text: in both values, only in the expected one, or only in the actual one. */
export interface DifferencePart {
  readonly where: "both" | "expected" | "actual";
  readonly text: string;
}

/** Words, white space and signs each stand alone; so does each sign of a script that writes no spaces. */
const pieces = /\s+|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|[\p{L}\p{M}\p{N}_]+|./gsu;

/** Past this many edits two texts have nothing to do with each other, and looking for what they share would take long. */
const mostEdits = 500;

/** Where two texts differ, word by word: the shortest list of edits (Myers, 1986). The parts together spell both texts. */
export function findDifferences(expected: string, actual: string): DifferencePart[] {
  const [from, to] = [expected.match(pieces) ?? [], actual.match(pieces) ?? []];
  let start = 0;
  while (start < Math.min(from.length, to.length) && from[start] === to[start]) start++;
  let end = 0;
  while (end < Math.min(from.length, to.length) - start && from.at(-1 - end) === to.at(-1 - end)) end++;
  const middle = editsBetween(from.slice(start, from.length - end), to.slice(start, to.length - end));
  return join([
    { where: "both", text: from.slice(0, start).join("") },
    ...middle,
    { where: "both", text: end === 0 ? "" : from.slice(-end).join("") },
  ]);
}

function editsBetween(from: readonly string[], to: readonly string[]): DifferencePart[] {
  const trace = traceEdits(from, to);
  if (!trace) {
    return [
      { where: "expected", text: from.join("") },
      { where: "actual", text: to.join("") },
    ];
  }
  const backwards: DifferencePart[] = [];
  let [x, y] = [from.length, to.length];
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const reached = trace[edits] as Reached;
    const diagonal = x - y;
    const isAdded = comesFromAbove(reached, diagonal, edits);
    const before = diagonal + (isAdded ? 1 : -1);
    const beforeX = edits === 0 ? 0 : (reached.get(before) ?? 0);
    const beforeY = edits === 0 ? 0 : beforeX - before;
    while (x > beforeX && y > beforeY) {
      backwards.push({ where: "both", text: from[--x] ?? "" });
      y--;
    }
    if (edits === 0) break;
    backwards.push(isAdded ? { where: "actual", text: to[--y] ?? "" } : { where: "expected", text: from[--x] ?? "" });
  }
  return backwards.reverse();
}

/** How far into `from` each diagonal (place in `from` less place in `to`) gets. */
type Reached = ReadonlyMap<number, number>;

/** Whether the farthest way to a diagonal adds a piece, rather than removing one. */
function comesFromAbove(reached: Reached, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  return diagonal !== edits && (reached.get(diagonal - 1) ?? -1) < (reached.get(diagonal + 1) ?? -1);
}

/** What was reached before each number of edits, up to the number that makes `to` of `from`; `null` past the limit. */
function traceEdits(from: readonly string[], to: readonly string[]): Reached[] | null {
  const reached = new Map<number, number>([[1, 0]]);
  const trace: Reached[] = [];
  for (let edits = 0; edits <= Math.min(from.length + to.length, mostEdits); edits++) {
    trace.push(new Map(reached));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = comesFromAbove(reached, diagonal, edits) ? (reached.get(diagonal + 1) ?? 0) : (reached.get(diagonal - 1) ?? 0) + 1;
      while (x < from.length && x - diagonal < to.length && from[x] === to[x - diagonal]) x++;
      reached.set(diagonal, x);
      if (x >= from.length && x - diagonal >= to.length) return trace;
    }
  }
  return null;
}

/** Neighbours of one kind become one part, removed text before added. */
function join(parts: readonly DifferencePart[]): DifferencePart[] {
  const joined: DifferencePart[] = [];
  let [expected, actual] = ["", ""];
  const flush = () => {
    if (expected) joined.push({ where: "expected", text: expected });
    if (actual) joined.push({ where: "actual", text: actual });
    [expected, actual] = ["", ""];
  };
  for (const { where, text } of parts) {
    if (where === "expected") expected += text;
    else if (where === "actual") actual += text;
    else if (text) {
      flush();
      const last = joined.at(-1);
      if (last?.where === "both") joined[joined.length - 1] = { where, text: last.text + text };
      else joined.push({ where, text });
    }
  }
  flush();
  return joined;
}
