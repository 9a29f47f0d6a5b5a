import { ClientSession } from "./client-session.ts";

/** The sessions of all clients that have calls under way, each under the name that it gives itself. */
export class ClientSessions {
  readonly #sessions = new Map<string, ClientSession>();

  /** A client's session, begun with its first call. */
  open(name: string): ClientSession {
    const known = this.#sessions.get(name);
    if (known) return known;
    const session = new ClientSession(() => {
      if (this.#sessions.get(name) === session) this.#sessions.delete(name);
    });
    this.#sessions.set(name, session);
    return session;
  }

  find(name: string): ClientSession | undefined {
    return this.#sessions.get(name);
  }
}
