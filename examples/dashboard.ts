import { Blocks, button, column, dataframe, flagButton, number, plot, row, slider } from "hardcase";

const visits = [120, 132, 129, 151, 149, 160, 171, 168].map((count, index) => [index + 1, count]);
const table = dataframe({
  label: "Visits",
  headers: ["week", "visits"],
  datatype: "number",
  value: { headers: ["week", "visits"], data: visits },
});
const ahead = slider(1, 12, 4, { label: "Weeks ahead", step: 1 });
const chart = plot({ label: "Chart" });
const last = number({ label: "Visits in the last week", interactive: false });
const draw = button("Draw", { variant: "primary" });

function forecast(rows: readonly { week: number | null; visits: number | null }[], weeks: number) {
  const known = rows.flatMap(({ week, visits }) => (week === null || visits === null ? [] : [{ week, visits, kind: "counted" }]));
  const mean = (of: (one: (typeof known)[number]) => number) => known.reduce((sum, one) => sum + of(one), 0) / known.length;
  const [meanWeek, meanVisits] = [mean(({ week }) => week), mean(({ visits }) => visits)];
  const slope = mean((one) => (one.week - meanWeek) * (one.visits - meanVisits)) / (mean(({ week }) => (week - meanWeek) ** 2) || 1);
  const end = Math.max(...known.map(({ week }) => week));
  const coming = Array.from({ length: weeks }, (_, index) => end + index + 1);
  const guessed = coming.map((week) => ({ week, visits: Math.round(meanVisits + slope * (week - meanWeek)), kind: "forecast" }));
  const data = [...known, ...guessed];
  return [{ type: "line", data, x: "week", y: "visits", color: "kind" }, guessed.at(-1)?.visits ?? null] as const;
}

const drawn = draw.click(forecast, [table, ahead], [chart, last]);
const demo = new Blocks(
  {
    title: "Visits, counted and forecast",
    description:
      "Continues a table along a straight line. A hard case to try and flag: visits that halve each week are forecast to be fewer than none.",
  },
  row(column(table, ahead, draw), column({ scale: 2 }, chart, last, flagButton(drawn))),
);
demo.load(forecast, [table, ahead], [chart, last]);

await demo.launch();
export default demo;
