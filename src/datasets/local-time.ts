/** A time as Gradio writes it, local and to the microsecond: `2022-01-31 11:40:51.093412`. */
export function localTime(date: Date, microseconds = 0): string {
  const day = [pad(date.getFullYear(), 4), pad(date.getMonth() + 1), pad(date.getDate())].join("-");
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => pad(part)).join(":");
  return `${day} ${time}.${pad(date.getMilliseconds(), 3)}${pad(microseconds, 3)}`;
}

function pad(number: number, width = 2): string {
  return String(number).padStart(width, "0");
}
