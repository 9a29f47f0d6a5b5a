import { checkOneOf } from "../check-option.ts";
import type { Component, ComponentOptions } from "../component.ts";
import { defineComponent } from "../define-component.ts";
import { invalid } from "../invalid-value.ts";
import { checkInitialValue, optionError } from "../option-error.ts";
import type { ArgumentOf } from "../optional-argument.ts";
import { showValue } from "../show-value.ts";
import { isTimezone, momentOf, parseWallTime, type WallTime, wallTimeOf } from "./wall-time.ts";

const types = ["datetime", "string", "timestamp"] as const;

/**
 * A moment: a `Date`, seconds since 1970, or a text such as `"2026-11-24 17:30"`, `"2026-11-24"` or, with an offset,
 * `"2026-11-24T17:30:00+01:00"`. A text without an offset is in the component's time zone.
 */
export type DateTimeResult = Date | number | string;

/** Options of `dateTime()`. */
export interface DateTimeOptions extends ComponentOptions {
  /** Initial moment. */
  readonly value?: DateTimeResult;
  /** Whether the time of day is asked for too. Default `true`. */
  readonly includeTime?: boolean;
  /**
   * What the function gets: a `Date` (`"datetime"`, the default), the page's own text in the time zone (`"string"`), or seconds
   * since 1970 (`"timestamp"`). A day without a time is its first moment.
   */
  readonly type?: (typeof types)[number];
  /** In which the page shows and reads times: `"UTC"` (the default) or an IANA name such as `"Europe/Rome"`. */
  readonly timezone?: string;
  /** Earliest moment that is taken. */
  readonly minimum?: DateTimeResult;
  /** Latest moment that is taken. */
  readonly maximum?: DateTimeResult;
}

/** What the view gets of the options. */
export interface DateTimeViewOptions {
  readonly includeTime: boolean;
  readonly timezone: string;
  readonly minimum?: string | undefined;
  readonly maximum?: string | undefined;
}

type DateTimeArgument<Options> = Options extends { readonly type: "timestamp" }
  ? number
  : Options extends { readonly type: "string" }
    ? string
    : Date;

const cut = (wall: WallTime, { includeTime = true }: DateTimeOptions): string => (includeTime ? wall : wall.slice(0, 10));

const example = ({ includeTime = true }: DateTimeOptions): string =>
  includeTime ? 'a date and time such as "2026-11-24T17:30:00"' : 'a date such as "2026-11-24"';

function parse(value: unknown, options: DateTimeOptions): string {
  const wall = typeof value === "string" && value.length <= 40 ? parseWallTime(value, options.timezone ?? "UTC") : null;
  return wall === null ? invalid(example(options), value) : cut(wall, options);
}

function toValue(result: DateTimeResult, options: DateTimeOptions): string {
  if (typeof result === "string") return parse(result, options);
  const moment = typeof result === "number" ? new Date(result * 1000) : result;
  const wall = moment instanceof Date ? wallTimeOf(moment, options.timezone ?? "UTC") : null;
  return wall === null ? invalid(`a Date, seconds since 1970, or ${example(options)}, in the years 1 to 9999`, result) : cut(wall, options);
}

function checkInRange(value: string, options: DateTimeOptions): void {
  const { minimum, maximum } = options;
  if (minimum !== undefined && value < toValue(minimum, options)) invalid(`at earliest ${toValue(minimum, options)}`, value);
  if (maximum !== undefined && value > toValue(maximum, options)) invalid(`at latest ${toValue(maximum, options)}`, value);
}

function toArgument(value: string, options: DateTimeOptions): Date | number | string {
  checkInRange(value, options);
  if (options.type === "string") return value;
  const moment = momentOf((value.length > 10 ? value : `${value}T00:00:00`) as WallTime, options.timezone ?? "UTC");
  return options.type === "timestamp" ? moment.getTime() / 1000 : moment;
}

function checkMoment(option: string, value: DateTimeResult | undefined, options: DateTimeOptions): void {
  try {
    if (value !== undefined) toValue(value, options);
  } catch (error) {
    throw optionError("dateTime", `${option} ${(error as Error).message}`);
  }
}

const kind = defineComponent<DateTimeOptions, string, Date | number | string, DateTimeResult, "submit">({
  name: "dateTime",
  gradio: {
    type: "datetime",
    apiInfo: ({ includeTime = true }) => ({ type: "string", description: `Formatted as YYYY-MM-DD${includeTime ? " HH:MM:SS" : ""}` }),
    events: ["change", "submit"],
    props: ({ includeTime, timezone }) => ({ include_time: includeTime, type: "string", timezone }),
    write: (value) => value.replace("T", " "),
  },
  events: ["submit"],
  checkOptions(options) {
    const { value, includeTime, type, timezone, minimum, maximum } = options;
    checkOneOf("dateTime", "type", type, types);
    if (includeTime !== undefined && typeof includeTime !== "boolean") {
      throw optionError("dateTime", `includeTime must be true or false, got ${showValue(includeTime)}`);
    }
    if (timezone !== undefined && !isTimezone(timezone)) {
      const hint = 'Write "UTC" or the name of a place in the IANA database.';
      throw optionError("dateTime", `timezone must be a time zone such as "Europe/Rome", got ${showValue(timezone)}`, hint);
    }
    checkMoment("minimum", minimum, options);
    checkMoment("maximum", maximum, options);
    if (minimum !== undefined && maximum !== undefined && toValue(minimum, options) > toValue(maximum, options)) {
      throw optionError("dateTime", "minimum must not be after maximum");
    }
    checkInitialValue("dateTime", value, (given: DateTimeResult) => checkInRange(toValue(given, options), options));
  },
  parse,
  preprocess: toArgument,
  postprocess: toValue,
  compare: (expected, actual) => (expected === actual ? { same: true } : { same: false, reason: `${actual} is not ${expected}` }),
  feature: () => ({ type: "wall time" }),
  schema: ({ includeTime = true }) =>
    includeTime
      ? { type: "string", pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$` }
      : { type: "string", format: "date", pattern: String.raw`^\d{4}-\d\d-\d\d$` },
  sample: (options) => toValue(options.minimum ?? options.maximum ?? "2026-11-24T17:30:00", options),
  viewOptions(options) {
    const { includeTime = true, timezone = "UTC", minimum, maximum } = options;
    return {
      includeTime,
      timezone,
      minimum: minimum === undefined ? undefined : toValue(minimum, options),
      maximum: maximum === undefined ? undefined : toValue(maximum, options),
    };
  },
});

/**
 * A date, with the time of day unless `includeTime: false`, shown in one time zone to everybody. The function gets a `Date`, a text
 * or seconds, by `type`, and returns any of them.
 *
 * @throws `HardcaseError` with `HC_COMPONENT_OPTIONS` for an unknown time zone, or when `value`, `minimum` and `maximum` cannot
 * hold together.
 * @example
 * new Interface((from, to) => (to - from) / 3600, [dateTime({ type: "timestamp" }), dateTime({ type: "timestamp" })], number({ unit: "h" }));
 */
export function dateTime<const Options extends DateTimeOptions = DateTimeOptions>(
  options?: Options,
): Component<ArgumentOf<DateTimeArgument<Options>, Options>, DateTimeResult, string, "submit", DateTimeOptions> {
  return kind.create(options ?? {}) as never;
}
