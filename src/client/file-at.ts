/** A file on this machine or at an address, which a client reads and uploads when it runs. */
export class FileAt {
  readonly place: string;

  constructor(place: string) {
    this.place = place;
  }
}

/**
 * Stands for a file among inputs: a path on this machine (where there is Node), or an address that begins with `http`.
 *
 * @example
 * import { connect, fileAt } from "hardcase/client";
 * const client = await connect("http://127.0.0.1:7860");
 * await client.run("sepia", { im: fileAt("house.png") });
 */
export function fileAt(place: string | URL): FileAt {
  return new FileAt(String(place));
}

/** The bytes of such a file, with the name that it is known by. */
export async function readFileAt({ place }: FileAt, fetch: (url: string) => Promise<Response>): Promise<File> {
  if (/^https?:/i.test(place)) {
    const answer = await fetch(place);
    return new File([await answer.blob()], nameOf(new URL(place).pathname));
  }
  // Where there is no Node, only an address can be read.
  const { readFile } = await import(/* @vite-ignore */ "node:fs/promises");
  const path = place.startsWith("file:") ? new URL(place) : place;
  return new File([new Uint8Array(await readFile(path))], nameOf(place));
}

function nameOf(place: string): string {
  return decodeURIComponent(place.split(/[/\\]/).at(-1) ?? "") || "file";
}
