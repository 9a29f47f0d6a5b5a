/** How far the process's clock may run from the system's before it is set anew, in milliseconds. */
const tolerance = 2;

let origin = performance.timeOrigin;

/** The local time to the microsecond: `2022-01-31 11:40:51.093412`. */
export function localTimestamp(): string {
  const milliseconds = now();
  const date = new Date(milliseconds);
  const microseconds = Math.floor((milliseconds % 1) * 1000);
  const day = [pad(date.getFullYear(), 4), pad(date.getMonth() + 1), pad(date.getDate())].join("-");
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => pad(part)).join(":");
  return `${day} ${time}.${pad(date.getMilliseconds(), 3)}${pad(microseconds, 3)}`;
}

/** `Date.now()` knows no microseconds, and `performance.now()` stands still while a computer sleeps: so each corrects the other. */
function now(): number {
  if (Math.abs(origin + performance.now() - Date.now()) > tolerance) origin = Date.now() - performance.now();
  return origin + performance.now();
}

function pad(number: number, width = 2): string {
  return String(number).padStart(width, "0");
}
