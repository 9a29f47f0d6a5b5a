import type { Json } from "../../components/define-component.ts";

/** Unchanged lines shown beside the changed ones. */
const around = 2;
/** More lines on one side, or a longer line, are cut. */
const mostLines = 50;
const mostCharacters = 2000;
/** Values whose JSON is longer are written over several lines. */
const oneLine = 100;

/** Two values as lines: `- ` before what is expected and did not come, `+ ` before what came instead. */
export function diffLines(expected: Json, actual: Json): readonly string[] {
  const [wanted, came] = toLines(expected, actual);
  const shortest = Math.min(wanted.length, came.length);
  let before = 0;
  while (before < shortest && wanted[before] === came[before]) before++;
  let after = 0;
  while (after < shortest - before && wanted[wanted.length - 1 - after] === came[came.length - 1 - after]) after++;
  // Of equal texts, which a comparison of one's own may refuse, all is shown.
  if (before === wanted.length && before === came.length) [before, after] = [0, 0];
  return [
    ...(before > around ? ["  …"] : []),
    ...wanted.slice(Math.max(0, before - around), before).map((line) => `  ${cut(line)}`),
    ...side("-", wanted.slice(before, wanted.length - after)),
    ...side("+", came.slice(before, came.length - after)),
    ...wanted.slice(wanted.length - after, wanted.length - after + around).map((line) => `  ${cut(line)}`),
    ...(after > around ? ["  …"] : []),
  ];
}

function side(sign: "-" | "+", lines: readonly string[]): string[] {
  const shown = lines.slice(0, mostLines).map((line) => `${sign} ${cut(line)}`);
  return lines.length > mostLines ? [...shown, `${sign} … ${lines.length - mostLines} more lines`] : shown;
}

const cut = (line: string): string => (line.length > mostCharacters ? `${line.slice(0, mostCharacters)}…` : line);

function toLines(expected: Json, actual: Json): readonly [string[], string[]] {
  const isLong = [expected, actual].some((value) => typeof value !== "string" && JSON.stringify(value).length > oneLine);
  const write = (value: Json) => (typeof value === "string" ? value.split("\n") : isLong ? writeMembers(value) : [JSON.stringify(value)]);
  return [write(expected), write(actual)];
}

/** A value over several lines, but what is in it on one where it fits. */
function writeMembers(value: Json): string[] {
  if (typeof value !== "object" || value === null) return [JSON.stringify(value)];
  const isList = Array.isArray(value);
  const members = Object.entries(value).map(([name, member]) => [isList ? "" : `${JSON.stringify(name)}: `, member ?? null] as const);
  const lines = members.flatMap(([name, member], index) => {
    const text = JSON.stringify(member);
    const [first = "", ...rest] = text.length > oneLine ? writeMembers(member) : [text];
    const written = [`  ${name}${first}`, ...rest.map((line) => `  ${line}`)];
    return index < members.length - 1 ? [...written.slice(0, -1), `${written.at(-1)},`] : written;
  });
  return isList ? ["[", ...lines, "]"] : ["{", ...lines, "}"];
}
