/** The address of an API call, relative to the page, so that a demo mounted under a path finds its own server. */
export function apiUrl(path: string): URL {
  return new URL(path, document.baseURI);
}
