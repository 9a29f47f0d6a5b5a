import fc from "fast-check";
import { expect, test } from "vitest";
import { noFiles } from "../../testing/no-files.ts";
import { dateTime } from "./date-time.ts";
import { momentOf, parseWallTime, type WallTime, wallTimeOf } from "./wall-time.ts";

const rome = "Europe/Rome";

test.each([
  ["2026-11-24", "UTC", "2026-11-24T00:00:00"],
  ["2026-11-24T17:30", "UTC", "2026-11-24T17:30:00"],
  ["2026-11-24 17:30:05.999", rome, "2026-11-24T17:30:05"],
  ["2026-11-24T17:30:00Z", rome, "2026-11-24T18:30:00"],
  ["2026-07-01T00:00:00+0530", "America/New_York", "2026-06-30T14:30:00"],
  ["0001-01-01T00:00:00", "UTC", "0001-01-01T00:00:00"],
])("reads %j in %s", (text, timezone, wall) => {
  expect(parseWallTime(text, timezone)).toBe(wall);
});

test.each(["", "24.11.2026", "2026-02-30", "2026-13-01", "2026-11-24T24:00", "0000-01-01", "12026-11-24", "0001-01-01T00:00:00+01:00"])(
  "does not read %j",
  (text) => {
    expect(parseWallTime(text, "UTC")).toBeNull();
  },
);

test("takes the first of two equal times when clocks go back, and a later one for a time that never comes", () => {
  expect(momentOf("2026-10-25T02:30:00", rome).toISOString()).toBe("2026-10-25T00:30:00.000Z");
  expect(momentOf("2026-03-29T02:30:00", rome).toISOString()).toBe("2026-03-29T01:30:00.000Z");
});

test("finds the moment of any wall time that comes", () => {
  const zones = fc.constantFrom("UTC", rome, "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia");
  fc.assert(
    fc.property(fc.date({ min: new Date("0005-01-01"), max: new Date("9995-01-01"), noInvalidDate: true }), zones, (moment, timezone) => {
      const wall = wallTimeOf(moment, timezone) as WallTime;
      expect(wallTimeOf(momentOf(wall, timezone), timezone)).toBe(wall);
    }),
  );
});

test("gives the function a Date, a text or seconds", async () => {
  const value = "2026-11-24T17:30:00";
  const timezone = rome;
  expect(await dateTime({ timezone }).preprocess(value, noFiles)).toEqual(new Date("2026-11-24T16:30:00Z"));
  expect(await dateTime({ timezone, type: "string" }).preprocess(value, noFiles)).toBe(value);
  expect(await dateTime({ timezone, type: "timestamp" }).preprocess(value, noFiles)).toBe(Date.UTC(2026, 10, 24, 16, 30) / 1000);
  expect(await dateTime({ timezone, includeTime: false }).preprocess("2026-11-24", noFiles)).toEqual(new Date("2026-11-23T23:00:00Z"));
});

test("takes a Date, a text or seconds, and leaves out a time that is not asked for", async () => {
  const moment = new Date("2026-11-24T23:30:00.750Z");
  for (const result of [moment, moment.getTime() / 1000, "2026-11-24T23:30:00Z", "2026-11-25 00:30"]) {
    expect(await dateTime({ timezone: rome }).postprocess(result, noFiles)).toBe("2026-11-25T00:30:00");
    expect(await dateTime({ timezone: rome, includeTime: false }).postprocess(result, noFiles)).toBe("2026-11-25");
  }
});

test.each([[new Date(Number.NaN)], [Number.POSITIVE_INFINITY], [1e12], ["soon"], [{}]])("refuses the result %s", async (result) => {
  await expect(dateTime({ label: "when" }).given(result as never, noFiles)).rejects.toThrow(/^when must be .*a date and time such as/);
});

test("keeps between its ends, in its own time zone", async () => {
  const when = dateTime({ label: "when", timezone: rome, minimum: new Date("2026-11-24T00:00:00Z"), maximum: "2026-12-31" });
  expect(when.viewOptions()).toMatchObject({ minimum: "2026-11-24T01:00:00", maximum: "2026-12-31T00:00:00" });
  await expect(when.preprocess("2026-11-24T00:59:59", noFiles)).rejects.toThrow(
    'when must be at earliest 2026-11-24T01:00:00, got "2026-11-24T00:59:59".',
  );
  await expect(when.preprocess("2027-01-01T00:00:00", noFiles)).rejects.toThrow("when must be at latest 2026-12-31T00:00:00");
});

test.each([
  [{ timezone: "Mars/Base" }, 'dateTime(): timezone must be a time zone such as "Europe/Rome", got "Mars/Base".'],
  [{ type: "date" }, 'dateTime(): type must be "datetime" or "string" or "timestamp", got "date".'],
  [{ minimum: "soon" }, "dateTime(): minimum must be a date and time such as"],
  [{ minimum: "2026-01-02", maximum: "2026-01-01" }, "dateTime(): minimum must not be after maximum."],
  [{ value: "2026-01-02", maximum: "2026-01-01" }, "dateTime(): value must be at latest 2026-01-01T00:00:00"],
  [{ includeTime: 1 }, "dateTime(): includeTime must be true or false, got 1."],
])("refuses %j when it is made", (options, message) => {
  expect(() => dateTime(options as never)).toThrow(message);
});
