/** Keys and indexes that lead to a place inside a value. */
export type ValuePath = readonly (string | number)[];

/** A path as code would write it after a variable's name: `.scores[3]["a b"]`. */
export function showPath(path: ValuePath): string {
  return path.map(showStep).join("");
}

function showStep(step: string | number): string {
  if (typeof step === "number") return `[${step}]`;
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
}
