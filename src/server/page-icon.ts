/** A coral flag. */
export const pageIcon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M4 2v12' stroke='%23888' stroke-width='1.5'/%3E%3Cpath d='M4 2.5h8.5L10.5 5.5l2 3H4z' fill='%23e4573d'/%3E%3C/svg%3E";
