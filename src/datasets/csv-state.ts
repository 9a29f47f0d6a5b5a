const comma = 0x2c;
const lineFeed = 0x0a;
const quote = 0x22;

/** Where in a CSV file a byte stands. Only at "cell start" may a quote begin; a line feed ends a row anywhere but in "quoted". */
export type CsvState = "cell start" | "plain" | "quoted" | "quote in quoted";

/** The state after a byte. Quotes count only where a cell begins with one. */
export function nextCsvState(state: CsvState, byte: number): CsvState {
  if (state === "quoted") return byte === quote ? "quote in quoted" : "quoted";
  if (byte === quote && state !== "plain") return "quoted";
  return byte === comma || byte === lineFeed ? "cell start" : "plain";
}
