const width = 24;
/** In milliseconds, between two drawings. */
const pause = 100;

/** One line on standard error that shows how far something is; on a terminal alone. */
export class ProgressBar {
  readonly #name: string;
  readonly #stream: NodeJS.WriteStream;
  readonly #start = performance.now();
  #drawnAt = 0;

  constructor(name: string, stream: NodeJS.WriteStream = process.stderr) {
    this.#name = name;
    this.#stream = stream;
  }

  update(done: number, total: number): void {
    if (!this.#stream.isTTY) return;
    const now = performance.now();
    if (now - this.#drawnAt < pause) return;
    this.#drawnAt = now;
    const share = total === 0 ? 1 : Math.min(1, done / total);
    const filled = Math.round(share * width);
    const bar = "█".repeat(filled) + "░".repeat(width - filled);
    const left = share > 0 ? showSeconds(((now - this.#start) / 1000) * (1 / share - 1)) : "";
    this.#write(`${this.#name} ${bar} ${Math.floor(share * 100)} % of ${total.toLocaleString("en")}${left && `, ${left} left`}`);
  }

  /** Takes the line away. */
  clear(): void {
    if (this.#stream.isTTY && this.#drawnAt > 0) this.#write("");
  }

  #write(text: string): void {
    const room = (this.#stream.columns || 80) - 1;
    this.#stream.write(`\r\x1b[2K${text.slice(0, room)}`);
  }
}

function showSeconds(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
