/** A confidence as a percentage that never claims certainty by rounding: 0.999997 is `>99.9%`, 0.0000001 is `<0.1%`. */
export function showConfidence(confidence: number): string {
  if (confidence < 0 || confidence > 1) return String(Number(confidence.toPrecision(4)));
  if (confidence < 1 && confidence > 0.9995) return ">99.9%";
  if (confidence > 0 && confidence < 0.0005) return "<0.1%";
  return `${Number((confidence * 100).toFixed(1))}%`;
}
