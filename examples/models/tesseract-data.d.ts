/** Where the English model lies; the package comes without types. */
declare module "@tesseract.js-data/eng" {
  const data: { readonly code: string; readonly gzip: boolean; readonly langPath: string };
  export default data;
}
