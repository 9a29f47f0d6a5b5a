import { createHash, randomBytes } from "node:crypto";

/** One commit of a fake repository: all of its files. */
export interface FakeCommit {
  readonly oid: string;
  readonly title: string;
  readonly date: Date;
  readonly files: ReadonlyMap<string, Buffer>;
}

/** What a commit changes: new content by path, or `null` for a file to delete. */
export type FakeChanges = ReadonlyMap<string, Buffer | null>;

/** A dataset repository of a `FakeHub`. */
export class FakeHubRepo {
  readonly id: string;
  readonly isPrivate: boolean;
  readonly #commits: FakeCommit[] = [];

  constructor(id: string, isPrivate: boolean) {
    this.id = id;
    this.isPrivate = isPrivate;
    this.commit("initial commit", new Map([[".gitattributes", Buffer.from("*.parquet filter=lfs diff=lfs merge=lfs -text\n")]]));
  }

  /** From the first to the newest. */
  get commits(): readonly FakeCommit[] {
    return this.#commits;
  }

  get head(): FakeCommit {
    return this.#commits.at(-1) as FakeCommit;
  }

  commit(title: string, changes: FakeChanges): FakeCommit {
    const files = new Map(this.#commits.at(-1)?.files);
    for (const [path, content] of changes) {
      if (content === null) files.delete(path);
      else files.set(path, content);
    }
    const made = { oid: randomBytes(20).toString("hex"), title, date: new Date(), files };
    this.#commits.push(made);
    return made;
  }

  /** The commit of a branch or a hash; only `main` is there. */
  find(revision: string): FakeCommit | undefined {
    return revision === "main" ? this.head : this.#commits.find(({ oid }) => oid === revision);
  }
}

/** How git names a file by its content. */
export function gitOid(content: Buffer): string {
  return createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
}
