import type { Json } from "../../components/define-component.ts";
import type { ComponentConfig } from "../../server/page-config.ts";
import { ViewSlot } from "../view/view-slot.tsx";
import type { InterfaceState } from "./interface-state.ts";
import "./examples.css";

/** Rows that fill the form: a table with thumbnails, or chips where there is one column. */
export function Examples({ state }: { readonly state: InterfaceState }) {
  const { examples } = state.endpoint;
  if (examples.length === 0) return null;
  const columns = state.form.fields.map(({ config }, index) => ({ config, index })).filter(({ config }) => config.isVisible);
  return (
    <section class="examples" aria-labelledby="examples-heading">
      <h2 id="examples-heading">Examples</h2>
      {columns.length === 1 ? <ExampleChips state={state} columns={columns} /> : <ExampleTable state={state} columns={columns} />}
    </section>
  );
}

interface ExampleListProps {
  readonly state: InterfaceState;
  readonly columns: readonly { readonly config: ComponentConfig; readonly index: number }[];
}

function ExampleChips({ state, columns }: ExampleListProps) {
  return (
    <ul class="example-chips">
      {state.endpoint.examples.map((row, number) => (
        <li key={number}>
          <button type="button" class="example-chip" onClick={() => state.fillExample(row)}>
            {columns.map(({ config, index }) => (
              <ExampleCell key={config.id} config={config} value={row[index] ?? null} />
            ))}
          </button>
        </li>
      ))}
    </ul>
  );
}

function ExampleTable({ state, columns }: ExampleListProps) {
  return (
    <div class="example-table card">
      <table>
        <thead>
          <tr>
            {columns.map(({ config }) => (
              <th key={config.id} scope="col">
                {config.label}
              </th>
            ))}
            <th scope="col">
              <span class="visually-hidden">Use</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {state.endpoint.examples.map((row, number) => (
            // The whole row takes the pointer; the button in it takes the keyboard, and its click arrives here too.
            <tr key={number} onClick={() => state.fillExample(row)}>
              {columns.map(({ config, index }) => (
                <td key={config.id}>
                  <ExampleCell config={config} value={row[index] ?? null} />
                </td>
              ))}
              <td class="example-use">
                <button type="button" class="button button-text" aria-label={`Use example ${number + 1}`}>
                  Use
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ExampleCell({ config: { kind, options }, value }: { readonly config: ComponentConfig; readonly value: Json }) {
  return <ViewSlot kind={kind} value={value} draw={({ Cell }) => <Cell value={value} options={options} />} />;
}
