import { localTime } from "../../datasets/local-time.ts";

/** How far the process's clock may run from the system's before it is set anew, in milliseconds. */
const tolerance = 2;

let origin = performance.timeOrigin;

/** The local time to the microsecond: `2022-01-31 11:40:51.093412`. */
export function localTimestamp(): string {
  const milliseconds = now();
  return localTime(new Date(milliseconds), Math.floor((milliseconds % 1) * 1000));
}

/** `Date.now()` knows no microseconds, and `performance.now()` stands still while a computer sleeps: so each corrects the other. */
function now(): number {
  if (Math.abs(origin + performance.now() - Date.now()) > tolerance) origin = Date.now() - performance.now();
  return origin + performance.now();
}
