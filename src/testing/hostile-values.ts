import type { Json } from "../components/define-component.ts";

/** Lists inside lists, as deep as a request can hold them. */
function nested(depth: number): unknown {
  let value: unknown = [];
  for (let level = 1; level < depth; level++) value = [value];
  return value;
}

/** Page values that no form sends, though anyone with a shell can: each must be taken or refused, and none may crash a server. */
export function hostileValues(): readonly unknown[] {
  return [
    {},
    [],
    [[]],
    [null],
    "",
    "x",
    "\ud800",
    "__proto__",
    "x".repeat(100_000),
    0,
    -1.5,
    1e308,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    true,
    { length: 3 },
    { toString: null, valueOf: null, toJSON: null },
    JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
    { meta: null, path: null },
    { path: "../../etc/passwd", meta: { _type: "gradio.FileData" } },
    [{ path: "/etc/passwd", meta: { _type: "gradio.FileData" } }],
    { label: { label: "x" }, confidences: "x" },
    { label: "x", confidences: [null] },
    nested(20_000),
  ];
}

/** Results that a function should not return, some of which JSON cannot hold. */
export function hostileResults(): readonly unknown[] {
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  return [...(hostileValues() as Json[]), new Map([["a", 1]]), Symbol("x"), () => 1, 10n, cycle, { deep: [() => 1] }];
}
