/** What the login leaves in a request's context: nothing where the demo asks for none. */
export interface SignedIn {
  readonly Variables: { user?: string };
}
