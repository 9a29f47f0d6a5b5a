import type { ReviewState } from "./review-state.ts";
import "./place-field.css";

/** Whose cases are shown, where the demo keeps them in several folders. */
export function PlaceField({ state: { config } }: { readonly state: ReviewState }) {
  const { places, place } = config;
  if (places.length === 0) return null;
  return (
    <select
      class="control place-field"
      aria-label="Folder of cases"
      value={String(place)}
      onChange={({ currentTarget }) => location.assign(places[Number(currentTarget.value)]?.url ?? "")}
    >
      {places.map(({ name, url }, index) => (
        <option key={url} value={String(index)}>
          {name}
        </option>
      ))}
    </select>
  );
}
