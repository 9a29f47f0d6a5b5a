import type { ApiValue } from "./api-document.ts";

interface ValueTableProps {
  readonly caption: string;
  readonly values: readonly ApiValue[];
}

/** Inputs or outputs with their types. */
export function ValueTable({ caption, values }: ValueTableProps) {
  return (
    <table class="api-values">
      <caption>{values.length === 0 ? `${caption} nothing` : caption}</caption>
      <tbody>
        {values.map(({ name, type, isRequired, description }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <code>{type}</code>
              {!isRequired && <span class="api-quiet"> may be left out</span>}
              {description !== undefined && <div class="api-quiet">{description}</div>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
