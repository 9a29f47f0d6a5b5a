import type { Json } from "../components/define-component.ts";

/** Readers take the type of a column from about so much of a file. */
const earlyRows = 5000;
const earlyCharacters = 4 << 20;

/** What was met at one place of the rows: kinds of values, and the places within it. */
interface Sight {
  readonly kinds: Set<string>;
  readonly inside: Map<string, Sight>;
}

const newSight = (): Sight => ({ kinds: new Set(), inside: new Map() });

/**
 * Finds the rows that are the first with some value, where all before had none or one of another type, late in a file. Readers that
 * take types from the beginning would stumble over them, so they are to stand first; they are few.
 */
export class FirstSights {
  readonly #all = newSight();
  #rows = 0;
  #characters = 0;

  /** Whether a row must stand first. */
  isLate(values: readonly Json[], length: number): boolean {
    const isEarly = this.#rows < earlyRows && this.#characters < earlyCharacters;
    this.#rows += 1;
    this.#characters += length;
    let isNew = false;
    for (const [column, value] of values.entries()) isNew = look(value, inside(this.#all, String(column))) || isNew;
    return isNew && !isEarly;
  }
}

/** Takes note of a value; answers whether there was news. */
function look(value: Json | undefined, at: Sight): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value !== "object") return lookAtKind(typeof value === "number" && !Number.isInteger(value) ? "fraction" : typeof value, at);
  let isNew = lookAtKind("object", at);
  // All items of a list have one type.
  const isList = Array.isArray(value);
  for (const [name, member] of Object.entries(value)) isNew = look(member, inside(at, isList ? "" : name)) || isNew;
  return isNew;
}

function inside({ inside: places }: Sight, name: string): Sight {
  const found = places.get(name) ?? newSight();
  places.set(name, found);
  return found;
}

function lookAtKind(kind: string, { kinds }: Sight): boolean {
  if (kinds.has(kind)) return false;
  kinds.add(kind);
  return true;
}
