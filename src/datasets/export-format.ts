import type { Case } from "../cases/case.ts";
import type { EndpointDescription } from "../cases/endpoint-description.ts";
import type { ExportFiles } from "./export-files.ts";

/** What a format writes. */
export interface ExportSource {
  /** What the cases hold; all are of this endpoint. */
  readonly description: EndpointDescription;
  /** Those that match, oldest first. They can be read once. */
  readonly cases: AsyncIterable<Case>;
  /** The files of their values. */
  readonly files: ExportFiles;
}

/** One way to write cases. `export-formats.ts` lists all. */
export interface ExportFormat {
  /** For the command line's help. */
  readonly summary: string;
  /** Whether a path becomes one file, and not a folder. */
  readonly isFile: (path: string) => boolean;
  /** Writes to a path where nothing is yet. Throws `Misfit` for a value that the description does not foresee. */
  readonly write: (source: ExportSource, path: string, options: { readonly isFile: boolean }) => Promise<void>;
  /** Whether cases of several endpoints can stand side by side. Default `false`. */
  readonly isForAllEndpoints?: boolean;
  /** Whether it writes a case at all. Default: each. */
  readonly takes?: (flagged: Case) => boolean;
  /** How a folder that an earlier export has made is brought up to date; `isWhole` where cases were not selected. */
  readonly update?: {
    readonly isEarlier: (target: string) => boolean;
    readonly apply: (target: string, written: string, options: { readonly isWhole: boolean }) => Promise<void>;
  };
}
