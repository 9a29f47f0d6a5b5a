import type { Run } from "../runs/run.ts";

const mostRuns = 500;
const mostCharacters = 20_000_000;

/** A run that an agent was answered with. */
export interface RecentRun {
  readonly run: Run;
  readonly receipt: string;
}

/** The last runs that agents were answered with, by short names that a model can copy. */
export class RecentRuns {
  readonly #runs = new Map<string, RecentRun & { readonly characters: number }>();
  #characters = 0;

  /** Keeps a run, and gives its short name. */
  keep(recent: RecentRun): string {
    const { run } = recent;
    const name = shortName(run);
    const characters = JSON.stringify([run.inputs, run.outputs]).length;
    this.#forget(name);
    this.#runs.set(name, { ...recent, characters });
    this.#characters += characters;
    for (const oldest of this.#runs.keys()) {
      if (oldest === name || (this.#runs.size <= mostRuns && this.#characters <= mostCharacters)) break;
      this.#forget(oldest);
    }
    return name;
  }

  /** A run by its short name or its id; nobody finds another user's. */
  find(id: string, user: string | null): RecentRun | undefined {
    const found = this.#runs.get(id.slice(-12));
    return found && found.run.user === user && (id === found.run.id || id === shortName(found.run)) ? found : undefined;
  }

  #forget(name: string): void {
    this.#characters -= this.#runs.get(name)?.characters ?? 0;
    this.#runs.delete(name);
  }
}

/** The end of a UUIDv7 is 48 random bits. */
const shortName = ({ id }: Run): string => id.slice(-12);
