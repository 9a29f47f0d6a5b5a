/**
 * @typedef {object} Figure
 * @property {string} name
 * @property {string} unit
 * @property {boolean} moreIsBetter
 * @property {number | undefined} [aim] how many times better than the other we want to be
 * @property {readonly [ours: number, other: number][]} pairs one of each per round; the other is NaN where ours is measured alone
 */

/**
 * @param {readonly number[]} values
 * @param {number} share 0.5 is the median
 */
export function quantile(values, share) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** @param {readonly number[]} values */
export function median(values) {
  return quantile(values, 0.5);
}

/**
 * A Markdown table, one row a figure. A ratio above 1 means that hardcase is better.
 *
 * @param {readonly Figure[]} figures
 * @param {string} other whom hardcase is measured beside
 */
export function showFigures(figures, other) {
  const head = `| figure | hardcase | ${other} | times better | aim |\n| --- | --- | --- | --- | --- |`;
  return [head, ...figures.map(showFigure)].join("\n");
}

/** @param {Figure} figure */
function showFigure({ name, unit, moreIsBetter, aim, pairs }) {
  const ours = pairs.map(([one]) => one);
  const theirs = pairs.map(([, other]) => other);
  const start = `| ${[name, unit].filter(Boolean).join(", ")} | ${range(ours)} |`;
  if (theirs.every(Number.isNaN)) return `${start} | | |`;
  const times = (/** @type {number} */ one, /** @type {number} */ other) => (moreIsBetter ? one / other : other / one);
  const ratio = times(median(ours), median(theirs));
  const ratios = pairs.map(([one, other]) => times(one, other));
  const spread = ratios.length > 1 ? ` (${short(Math.min(...ratios))}–${short(Math.max(...ratios))})` : "";
  const verdict = aim === undefined ? "" : `${short(aim)}: ${ratio >= aim ? "met" : "missed"}`;
  return `${start} ${range(theirs)} | **${short(ratio)}**${spread} | ${verdict} |`;
}

/** @param {readonly number[]} values */
function range(values) {
  if (values.length === 1) return short(median(values));
  return `${short(Math.min(...values))}–**${short(median(values))}**–${short(Math.max(...values))}`;
}

/** @param {number} value */
function short(value) {
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return String(Number(value.toPrecision(value < 10 ? 2 : 3)));
}
