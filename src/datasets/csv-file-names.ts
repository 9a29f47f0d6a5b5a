const readable = /^(log|logs.*|dataset.*)\.csv$/;
/** From the oldest that Gradio wrote to the newest. */
const stems = ["log", "logs", "dataset"];
const own = /^logs(?:\.([1-9]\d*))?\.csv$/;

/** Whether a file of a flagging directory holds rows: `logs*.csv`, `log.csv` or `dataset*.csv`. */
export function isCsvDataFile(name: string): boolean {
  return readable.test(name);
}

/** In the order of writing: `logs.csv`, `logs.1.csv`, `logs.2.csv`, …, `logs.10.csv`. */
export function compareCsvFileNames(one: string, other: string): number {
  const [oneStem, oneNumber] = parts(one);
  const [otherStem, otherNumber] = parts(other);
  return oneStem - otherStem || oneNumber - otherNumber || (one < other ? -1 : 1);
}

/** The number in a log's name, 0 for `logs.csv`; undefined for any other file. */
export function logNumber(name: string): number | undefined {
  const match = own.exec(name);
  return match ? Number(match[1] ?? 0) : undefined;
}

export function logFileName(number: number): string {
  return number === 0 ? "logs.csv" : `logs.${number}.csv`;
}

function parts(name: string): [stem: number, number: number] {
  const [, stem = "", number] = /^(dataset|logs|log)\D*(\d*)/.exec(name) ?? [];
  return [stems.indexOf(stem), Number(number || 0)];
}
