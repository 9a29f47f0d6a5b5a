/** Types that a browser may show under our origin: none of them can run a script there. */
const shownInline =
  /^(image\/(png|jpeg|gif|webp|avif|apng|bmp|vnd\.microsoft\.icon)|audio\/.+|video\/.+|text\/plain|application\/(json|pdf))$/;

/** Headers of a file's bytes. Whatever a browser could run, such as SVG or HTML, is only ever downloaded. */
export function fileHeaders(name: string, mimeType: string): { readonly [header: string]: string } {
  const isInline = shownInline.test(mimeType);
  return {
    "content-type": !isInline ? "application/octet-stream" : mimeType === "text/plain" ? "text/plain; charset=utf-8" : mimeType,
    "content-disposition": `${isInline ? "inline" : "attachment"}; filename*=UTF-8''${encodeParameter(name)}`,
    "cache-control": "private, max-age=31536000, immutable",
    "accept-ranges": "bytes",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "same-origin",
  };
}

/** RFC 8187 allows fewer characters than a URL. */
function encodeParameter(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
