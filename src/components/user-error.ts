/**
 * An error that is meant for the person at the page: its message is shown as it is, even with `showErrors: false`.
 *
 * @example
 * new Interface(
 *   (a, b) => {
 *     if (b === 0) throw new UserError("Cannot divide by zero.");
 *     return a / b;
 *   },
 *   ["number", "number"],
 *   "number",
 *   { showErrors: false },
 * );
 */
export class UserError extends Error {
  override readonly name = "UserError";
}
