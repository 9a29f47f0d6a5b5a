import type { PageValues, ReviewComponent } from "../../review-api.ts";

/** What draws these values, in the endpoint's order; what the endpoint has no more is drawn as JSON. */
export function componentsOf(values: PageValues | null, components: readonly ReviewComponent[] = []): ReviewComponent[] {
  const known = new Set(components.map(({ name }) => name));
  const others = Object.keys(values ?? {}).filter((name) => !known.has(name));
  return [...components, ...others.map(asJson)];
}

function asJson(name: string): ReviewComponent {
  return { name, kind: "json", options: {}, label: name, optional: true, canEdit: false };
}
