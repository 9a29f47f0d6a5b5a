import { ReplacedValue } from "../view/replaced-value.tsx";
import { wrongColumns } from "./compare-dataframes.ts";
import type { DataframeComparison } from "./dataframe-options.ts";
import type { DataframeCell, DataframeValue } from "./dataframe-value.ts";
import { pairRows, type RowPair } from "./pair-rows.ts";
import { showCell } from "./show-cell.ts";

interface DataframeDifferenceProps {
  readonly expected: DataframeValue | null;
  readonly actual: DataframeValue | null;
  readonly allowed: DataframeComparison;
}

/** Rows with a difference that are drawn; the others are counted. */
const mostRows = 200;

const none: DataframeValue = { headers: [], data: [] };

/** The rows in which two tables differ, with the changed cells marked inside them. */
export function DataframeDifference(props: DataframeDifferenceProps) {
  const [expected, actual] = [props.expected ?? none, props.actual ?? none];
  const headers = [...new Set([...expected.headers, ...actual.headers])];
  const pairs = pairRows(under(headers, expected), under(headers, actual), props.allowed);
  const different = pairs.filter((pair) => wrongColumns(pair, props.allowed).length > 0);
  const same = pairs.length - different.length;
  return (
    <div class="dataframe-difference">
      {different.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Row</th>
              {headers.map((header) => (
                <th key={header} scope="col">
                  <ReplacedValue
                    expected={expected.headers.includes(header) ? header : null}
                    actual={actual.headers.includes(header) ? header : null}
                    isSame={expected.headers.includes(header) === actual.headers.includes(header)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {different.slice(0, mostRows).map((pair) => (
              <DifferentRow key={`${pair.expected?.index}-${pair.actual?.index}`} pair={pair} allowed={props.allowed} />
            ))}
          </tbody>
        </table>
      )}
      <p class="dataframe-same">
        {different.length > mostRows && `${different.length - mostRows} more rows differ. `}
        {same === 1 ? "1 row is" : `${same.toLocaleString("en")} rows are`} the same.
      </p>
    </div>
  );
}

function DifferentRow({ pair, allowed }: { readonly pair: RowPair; readonly allowed: DataframeComparison }) {
  const { expected, actual } = pair;
  const wrong = wrongColumns(pair, allowed);
  const cells = (actual ?? expected)?.row ?? [];
  return (
    <tr>
      <th scope="row">{((actual ?? expected)?.index ?? 0) + 1}</th>
      {cells.map((_, column) => (
        <td key={column}>
          <ReplacedValue
            expected={expected && text(expected.row[column])}
            actual={actual && text(actual.row[column])}
            isSame={!wrong.includes(column)}
          />
        </td>
      ))}
    </tr>
  );
}

const text = (cell: DataframeCell | undefined): string | null => showCell(cell) || null;

/** The rows with their cells under other headers. */
function under(headers: readonly string[], { headers: own, data }: DataframeValue): DataframeValue["data"] {
  const places = headers.map((header) => own.indexOf(header));
  return data.map((row) => places.map((place) => row[place] ?? null));
}
