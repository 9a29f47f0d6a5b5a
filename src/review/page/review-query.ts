/** The conditions of the list, by the names that the page's address and the server have for them. */
export const filterNames = [
  "verdict",
  "endpoint",
  "option",
  "user",
  "session",
  "version",
  "rule",
  "by",
  "failed",
  "note",
  "correction",
  "result",
  "since",
  "until",
  "q",
  "repeats",
] as const;
export type FilterName = (typeof filterNames)[number];
export type ReviewFilters = { readonly [Name in FilterName]?: string };

const orders = ["newest", "oldest", "worth"] as const;
export type ReviewOrder = (typeof orders)[number];

const views = ["table", "focus", "numbers"] as const;
export type ReviewView = (typeof views)[number];

/** All that the page's address says, so that an address is a view that can be shared. */
export interface ReviewQuery {
  readonly filters: ReviewFilters;
  readonly order: ReviewOrder;
  readonly view: ReviewView;
  /** Id of the case that the reader is at. */
  readonly case: string | null;
  /** Names of the table's columns, joined by commas; `null` for those that it begins with. */
  readonly columns: string | null;
}

/** Reads the text after `?`; what it does not know is left out. */
export function readReviewQuery(text: string): ReviewQuery {
  const given = new URLSearchParams(text);
  const filters = filterNames.flatMap((name) => (given.get(name) ? [[name, given.get(name)]] : []));
  return {
    filters: Object.fromEntries(filters) as ReviewFilters,
    order: orders.find((order) => order === given.get("order")) ?? "newest",
    view: views.find((view) => view === given.get("view")) ?? "table",
    case: given.get("case"),
    columns: given.get("columns"),
  };
}

/** Writes the text after `?`; what the page begins with is left out. */
export function writeReviewQuery({ filters, order, view, case: id, columns }: ReviewQuery): string {
  const written = listParameters(filters, order);
  if (order === "newest") written.delete("order");
  if (written.get("repeats") === "false") written.delete("repeats");
  if (view !== "table") written.set("view", view);
  if (id !== null) written.set("case", id);
  if (columns !== null) written.set("columns", columns);
  return written.toString();
}

/** What the server is asked for a list with. */
export function listParameters(filters: ReviewFilters, order: ReviewOrder): URLSearchParams {
  const parameters = filterParameters(filters);
  parameters.set("order", order);
  return parameters;
}

/** What the server is asked for counts and numbers with: of exact repeats the newest alone, unless each is wanted. */
export function filterParameters(filters: ReviewFilters): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const name of filterNames) {
    const value = filters[name];
    if (value !== undefined && value !== "") parameters.set(name, value);
  }
  if (!parameters.has("repeats")) parameters.set("repeats", "false");
  return parameters;
}
