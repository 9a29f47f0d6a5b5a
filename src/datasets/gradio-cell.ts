const unsafeStart = /^[=+\-@\t\n]/;
const unsafeWithin = /,[=+\-@\t\n]/;

/** The text that Gradio made a cell of: it puts an apostrophe before what a spreadsheet could run, also before negative numbers. */
export function readGradioCell(cell: string): string {
  if (!cell.startsWith("'")) return cell;
  const text = cell.slice(1);
  return unsafeStart.test(text) || unsafeWithin.test(text) ? text : cell;
}
