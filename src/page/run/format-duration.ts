/** A duration for people: `84 ms`, `3.2 s`, `2 min 05 s`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
}

/** A running time, which keeps its unit while it grows: `0.4 s`, `12.0 s`, `2 min 05 s`. */
export function formatElapsed(milliseconds: number): string {
  return milliseconds < 1000 ? `${(milliseconds / 1000).toFixed(1)} s` : formatDuration(milliseconds);
}
