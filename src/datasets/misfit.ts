/** Thrown within an export that finds a value which the description of its endpoint does not foresee, as older cases may hold. */
export class Misfit extends Error {
  override readonly name = "Misfit";
}
