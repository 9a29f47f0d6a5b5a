import { HardcaseError } from "../../components/hardcase-error.ts";
import type { DemoAuth } from "../../demo/auth-options.ts";
import { AttemptLimit } from "./attempt-limit.ts";
import { checkCredentials } from "./check-credentials.ts";
import { type Credentials, isUsableName } from "./read-credentials.ts";

/** Judges names and passwords; who fails too often has to wait. */
export class SignIn {
  readonly #accounts: DemoAuth["accounts"];
  readonly #names = new AttemptLimit();
  readonly #addresses = new AttemptLimit();

  constructor({ accounts }: DemoAuth) {
    this.#accounts = accounts;
  }

  /** Throws `HC_CREDENTIALS` for what does not belong together, `HC_TOO_MANY_ATTEMPTS` for a name or an address that must wait. */
  async attempt(credentials: Credentials, address: string | undefined): Promise<void> {
    const { username } = credentials;
    const now = Date.now();
    const waitMs = Math.max(this.#names.waitOf(username, now), address === undefined ? 0 : this.#addresses.waitOf(address, now));
    if (waitMs > 0) throw tooManyAttempts(waitMs);
    this.#names.add(username, now);
    if (address !== undefined) this.#addresses.add(address, now);
    if (!isUsableName(username) || !(await checkCredentials(this.#accounts, credentials))) {
      throw new HardcaseError("HC_CREDENTIALS", "The user name or the password is wrong.");
    }
    this.#names.forgive(username, now);
    if (address !== undefined) this.#addresses.forgive(address, now);
  }
}

/** Says for how long an address or a name has to wait. */
export function tooManyAttempts(waitMs: number): HardcaseError {
  const minutes = Math.ceil(waitMs / 60_000);
  return new HardcaseError("HC_TOO_MANY_ATTEMPTS", "Too many attempts to sign in have failed.", {
    hint: `Try again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`,
    retryAfterMs: waitMs,
  });
}
