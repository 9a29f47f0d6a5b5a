/** A view of the review page that somebody has given a name. */
export interface SavedView {
  readonly name: string;
  /** The query of its URL, such as `verdict=new&order=worth`. */
  readonly query: string;
}
