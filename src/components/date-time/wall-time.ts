/** A moment as a clock on a wall shows it: `2026-11-24T17:30:00`. It sorts as text. */
export type WallTime = `${string}T${string}`;

const written = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?\s?(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * Reads a date, or a date and time, as ISO 8601 writes it; a text with `Z` or an offset is a moment, which is turned into the wall
 * time of the zone. `null` for any other text, and for a day or an hour that no calendar has.
 */
export function parseWallTime(text: string, timezone: string): WallTime | null {
  const [, year, month, day, hour = "00", minute = "00", second = "00", offset] = written.exec(text.trim()) ?? [];
  if (year === undefined || year === "0000") return null;
  const wall: WallTime = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  // A calendar makes 2 March of 30 February, and midnight of 24:00.
  if (toText(asUtc(wall)) !== wall) return null;
  return offset === undefined ? wall : wallTimeOf(new Date(asUtc(wall) - offsetOf(offset)), timezone);
}

/** The wall time of a moment, to the second; `null` for one outside the years 1 to 9999. */
export function wallTimeOf(moment: Date, timezone: string): WallTime | null {
  const seconds = Math.floor(moment.getTime() / 1000) * 1000;
  const wall = seconds + zoneOffset(seconds, timezone);
  return wall >= first && wall <= last ? toText(wall) : null;
}

/**
 * The moment of a wall time. One that comes twice, when clocks go back, is the first of the two; one that never comes, when they go
 * forward, is as much later as the clocks have moved.
 */
export function momentOf(wall: WallTime, timezone: string): Date {
  const asIfUtc = asUtc(wall);
  const day = 86_400_000;
  const before = zoneOffset(asIfUtc - day, timezone);
  const after = zoneOffset(asIfUtc + day, timezone);
  const fits = [before, after].find((offset) => zoneOffset(asIfUtc - offset, timezone) === offset);
  return new Date(asIfUtc - (fits ?? before));
}

/** Whether this runtime knows a zone by this name. */
export function isTimezone(name: unknown): name is string {
  try {
    return typeof name === "string" && Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

const first = asUtc("0001-01-01T00:00:00");
const last = asUtc("9999-12-31T23:59:59");

/** Milliseconds since 1970, were the wall a wall at Greenwich. */
function asUtc(wall: WallTime): number {
  return Date.parse(`${wall}Z`);
}

const toText = (milliseconds: number): WallTime | null =>
  Number.isNaN(milliseconds) ? null : (new Date(milliseconds).toISOString().slice(0, 19) as WallTime);

function offsetOf(offset: string): number {
  if (/^z$/i.test(offset)) return 0;
  const [sign, hours, minutes] = [offset[0], offset.slice(1, 3), offset.slice(-2)];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far the zone's clocks are ahead of UTC at a moment, in milliseconds. */
function zoneOffset(milliseconds: number, timezone: string): number {
  if (timezone === "UTC") return 0;
  let format = formats.get(timezone);
  if (format === undefined) {
    const numeric = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" } as const;
    format = new Intl.DateTimeFormat("en-US", { timeZone: timezone, hourCycle: "h23", era: "short", ...numeric });
    formats.set(timezone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(milliseconds).map(({ type, value }) => [type, value]));
  const year = parts.era === "BC" ? 1 - Number(parts.year) : Number(parts.year);
  const wall = new Date(0);
  // `Date.UTC` takes the years 0 to 99 for those of the last century.
  wall.setUTCFullYear(year, Number(parts.month) - 1, Number(parts.day));
  wall.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second));
  return wall.getTime() - milliseconds;
}
