import { UnfoldedTable } from "../view/unfolded-table.tsx";
import type { PlotValue } from "./plot-value.ts";
import { readPlotData } from "./read-plot-data.ts";

/** More rows than anyone reads would hold up the page. */
const mostRows = 500;

/** The data of a plot, for whoever cannot see the plot or wants the numbers. */
export function PlotDataTable({ value }: { readonly value: PlotValue }) {
  return (
    <UnfoldedTable summary="Data" label="Data of the plot">
      {() => <PlotRows value={value} />}
    </UnfoldedTable>
  );
}

function PlotRows({ value }: { readonly value: PlotValue }) {
  const data = readPlotData(value);
  if (data === null) return <p>The data of this plot is no table.</p>;
  return (
    <>
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
    </>
  );
}
