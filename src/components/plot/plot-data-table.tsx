import { useState } from "preact/hooks";
import type { PlotValue } from "./plot-value.ts";
import { readPlotData } from "./read-plot-data.ts";

/** More rows than anyone reads would hold up the page. */
const mostRows = 500;

/** The data of a plot as a table that unfolds, for whoever cannot see the plot or wants the numbers. */
export function PlotDataTable({ value }: { readonly value: PlotValue }) {
  const [isOpen, setOpen] = useState(false);
  const data = isOpen ? readPlotData(value) : null;
  return (
    <details class="plot-data" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Data</summary>
      {isOpen && data === null && <p>The data of this plot is no table.</p>}
      {data && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
        <div class="plot-data-scroll" role="region" aria-label="Data of the plot" tabIndex={0}>
          <table>
            <thead>
              <tr>
                {data.headers.map((header) => (
                  <th key={header} scope="col">
                    {header}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.rows.slice(0, mostRows).map((row, index) => (
                <tr key={index}>
                  {row.map((cell, column) => (
                    <td key={column}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {data.rows.length > mostRows && <p>{(data.rows.length - mostRows).toLocaleString("en")} more rows are not shown.</p>}
        </div>
      )}
    </details>
  );
}
