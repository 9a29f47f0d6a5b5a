import { createHash, createHmac } from "node:crypto";
import { JOSEError } from "jose/errors";
import { SignJWT } from "jose/jwt/sign";
import { jwtVerify } from "jose/jwt/verify";
import type { DemoAuth } from "../../demo/auth-options.ts";
import type { Demo } from "../../demo/demo.ts";

/** How long a login lasts, in seconds. */
export const loginSeconds = 7 * 24 * 60 * 60;

const algorithm = "HS256";
const purpose = "hardcase-login";

/** Signs who has logged in, and reads what it has signed: compact JWS with HS256. The server keeps nothing of it. */
export class LoginSessions {
  /** One for each demo, so that two on one host do not sign each other's visitors out. */
  readonly cookieName: string;
  readonly #accounts: DemoAuth["accounts"];
  readonly #key: () => Promise<Uint8Array>;

  /** @param key The demo's secret, at least 32 bytes; asked for when first needed. */
  constructor({ parts }: Demo, accounts: DemoAuth["accounts"], key: () => Promise<Uint8Array>) {
    const names = JSON.stringify([parts.title, ...parts.endpoints.map(({ name }) => name)]);
    this.cookieName = `${purpose}-${createHash("sha256").update(names).digest("hex").slice(0, 12)}`;
    this.#accounts = accounts;
    // A key of its own: no receipt can serve as a login, and no login as a receipt.
    this.#key = async () =>
      createHmac("sha256", await key())
        .update(purpose)
        .digest();
  }

  async sign(user: string, now = Date.now()): Promise<string> {
    const key = await this.#key();
    const seconds = Math.floor(now / 1000);
    return new SignJWT({ accounts: this.#mark(key) })
      .setProtectedHeader({ alg: algorithm, typ: purpose })
      .setAudience(this.cookieName)
      .setSubject(user)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + loginSeconds)
      .sign(key);
  }

  /** Who is signed in by this token; undefined when it is not ours, over, or of another list of passwords. */
  async read(token: string | undefined): Promise<string | undefined> {
    if (token === undefined) return undefined;
    const key = await this.#key();
    try {
      const { payload } = await jwtVerify<{ accounts: string }>(token, key, {
        algorithms: [algorithm],
        typ: purpose,
        audience: this.cookieName,
        requiredClaims: ["sub", "exp"],
      });
      return payload.accounts === this.#mark(key) ? payload.sub : undefined;
    } catch (error) {
      if (error instanceof JOSEError) return undefined;
      throw error;
    }
  }

  /** Changes with the list of passwords. Keyed, since whoever holds the cookie could else guess at the passwords. */
  #mark(key: Uint8Array): string {
    const accounts = typeof this.#accounts === "function" ? null : this.#accounts;
    return createHmac("sha256", key).update(JSON.stringify(accounts)).digest("base64url");
  }
}
