import mime from "mime";

const plain = /\.([A-Za-z0-9]{1,10})$/;

/** The ending of a stored file's name, with its dot: of the original name where it has a plain one, else by type, else none. */
export function mediaExtension(originalName: string, mimeType: string): string {
  const own = plain.exec(originalName)?.[1];
  if (own !== undefined) return `.${own.toLowerCase()}`;
  // "bin" would say no more than no ending at all.
  const usual = mimeType === "application/octet-stream" ? null : mime.getExtension(mimeType);
  return usual === null ? "" : `.${usual}`;
}
