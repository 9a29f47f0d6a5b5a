/** An error as one text: what is wrong, and what to do. */
export function sayError({ message, hint }: { readonly message: string; readonly hint?: string | undefined }): string {
  return hint === undefined ? message : `${message} ${hint}`;
}
