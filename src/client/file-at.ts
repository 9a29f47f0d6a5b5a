import { HardcaseError } from "../components/hardcase-error.ts";

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
  // Not imported: a bundler for browsers would look for it.
  const files = globalThis.process?.getBuiltinModule?.("node:fs/promises");
  if (files === undefined) {
    throw new HardcaseError("HC_VALUE_INVALID", `A browser cannot read the file ${place}.`, {
      hint: "Give a File or a Blob, or an address.",
    });
  }
  const path = place.startsWith("file:") ? new URL(place) : place;
  return new File([new Uint8Array(await files.readFile(path))], nameOf(place));
}

function nameOf(place: string): string {
  return decodeURIComponent(place.split(/[/\\]/).at(-1) ?? "") || "file";
}
