/** Shows the server that a call comes from its own page, which endpoints that are private to it ask for. */
export function pageKeyHeader(): Readonly<Record<string, string>> {
  const key = document.querySelector<HTMLMetaElement>('meta[name="hardcase-page-key"]')?.content;
  return key === undefined ? {} : { "x-hardcase-page-key": key };
}
