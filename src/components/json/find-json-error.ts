/** Where a text stops being JSON, counted from 1, and what could have stood there. */
export interface JsonTextError {
  readonly line: number;
  readonly column: number;
  readonly expected: string;
}

const space = /[ \t\n\r]*/y;
const text = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** What may come next, as an error says it. */
const expectations = {
  value: "a value",
  valueOrEnd: "a value or ]",
  name: "a name in double quotes",
  nameOrEnd: "a name in double quotes or }",
  colon: "a colon",
  commaInList: "a comma or ]",
  commaInObject: "a comma or }",
  nothing: "nothing more",
};

type Expected = keyof typeof expectations;

/** The first place where a text is not JSON; browsers tell it in different words, or not at all. `null` for JSON. */
export function findJsonError(source: string): JsonTextError | null {
  const inside: ("{" | "[")[] = [];
  let offset = 0;
  let expected: Expected = "value";
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = offset;
    if (!pattern.test(source)) return false;
    offset = pattern.lastIndex;
    return true;
  };
  const takeSign = (sign: string): boolean => {
    if (source[offset] !== sign) return false;
    offset++;
    return true;
  };
  const afterValue = (): Expected => {
    const around = inside.at(-1);
    return around === undefined ? "nothing" : around === "{" ? "commaInObject" : "commaInList";
  };
  const close = (sign: "}" | "]"): boolean => takeSign(sign) && inside.pop() !== undefined;
  const open = (sign: "{" | "["): boolean => takeSign(sign) && inside.push(sign) > 0;

  /** Takes what is expected and says what is expected after it; `null` when something else stands there. */
  const step = (): Expected | null => {
    switch (expected) {
      case "valueOrEnd":
      case "value":
        if (expected === "valueOrEnd" && close("]")) return afterValue();
        if (open("{")) return "nameOrEnd";
        if (open("[")) return "valueOrEnd";
        return take(text) || take(scalar) ? afterValue() : null;
      case "nameOrEnd":
      case "name":
        if (expected === "nameOrEnd" && close("}")) return afterValue();
        return take(text) ? "colon" : null;
      case "colon":
        return takeSign(":") ? "value" : null;
      case "commaInList":
        if (takeSign(",")) return "value";
        return close("]") ? afterValue() : null;
      case "commaInObject":
        if (takeSign(",")) return "name";
        return close("}") ? afterValue() : null;
      case "nothing":
        return null;
    }
  };

  for (;;) {
    take(space);
    if (expected === "nothing" && offset === source.length) return null;
    const next = step();
    if (next === null) return { ...placeOf(source, offset), expected: expectations[expected] };
    expected = next;
  }
}

function placeOf(source: string, offset: number): { line: number; column: number } {
  const lines = source.slice(0, offset).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
