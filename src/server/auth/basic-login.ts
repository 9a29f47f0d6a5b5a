import { Buffer } from "node:buffer";
import { createHmac, randomBytes } from "node:crypto";
import type { Credentials } from "./read-credentials.ts";
import type { SignIn } from "./sign-in.ts";

const trustMs = 60_000;
const mostTrusted = 1000;

/** Signs in by `Authorization: Basic`, which comes with every request: whoever was let in a moment ago is not judged again. */
export class BasicLogin {
  readonly #signIn: SignIn;
  readonly #key = randomBytes(32);
  /** Judgements by a keyed hash of the header, oldest first; never a password. */
  readonly #trusted = new Map<string, { readonly until: number; readonly judged: Promise<void> }>();

  constructor(signIn: SignIn) {
    this.#signIn = signIn;
  }

  /** The user's name; undefined where the header is not there or is of another kind. Throws as `SignIn.attempt` does. */
  async read(header: string | undefined, address: string | undefined): Promise<string | undefined> {
    const [, encoded] = /^Basic +([A-Za-z0-9+/=]+) *$/i.exec(header ?? "") ?? [];
    if (encoded === undefined) return undefined;
    const credentials = decode(encoded);
    await this.#judge(encoded, credentials, address);
    return credentials.username;
  }

  #judge(encoded: string, credentials: Credentials, address: string | undefined): Promise<void> {
    const now = Date.now();
    for (const [mark, { until }] of this.#trusted) {
      if (until > now && this.#trusted.size <= mostTrusted) break;
      this.#trusted.delete(mark);
    }
    const mark = createHmac("sha256", this.#key).update(encoded).digest("base64");
    const known = this.#trusted.get(mark);
    if (known) return known.judged;
    // Requests at once share one attempt, so that an agent with many tools is not taken for a guesser.
    const judged = this.#signIn.attempt(credentials, address);
    this.#trusted.set(mark, { until: now + trustMs, judged });
    judged.catch(() => this.#trusted.delete(mark));
    return judged;
  }
}

function decode(encoded: string): Credentials {
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon < 0 ? { username: text, password: "" } : { username: text.slice(0, colon), password: text.slice(colon + 1) };
}
