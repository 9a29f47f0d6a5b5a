import { InvalidArgumentError } from "commander";

/** A date of the command line; a day alone begins at midnight here. */
export function readDate(text: string): Date {
  const date = new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00` : text);
  if (Number.isNaN(date.getTime())) throw new InvalidArgumentError("It must be a date such as 2026-11-24 or 2026-11-24T17:30.");
  return date;
}
