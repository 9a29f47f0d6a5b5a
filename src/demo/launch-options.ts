/** Options of `launch()`. */
export interface LaunchOptions {
  /** Default: `PORT`, else the first free port from 7860 to 7959. `0` takes any free port. */
  readonly port?: number;
  /** Default: `HOST`, else `127.0.0.1`, or `0.0.0.0` on a Hugging Face Space. */
  readonly host?: string;
  /** Prints nothing at start. Default `false`. */
  readonly quiet?: boolean;
}

/** A demo that is being served. */
export interface LaunchedDemo extends AsyncDisposable {
  /** For instance `http://127.0.0.1:7860`. */
  readonly url: string;
  readonly port: number;
  /** Stops taking requests, lets flags under way finish, and frees the port. */
  close(): Promise<void>;
}
