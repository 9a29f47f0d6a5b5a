import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { JOSEError } from "jose/errors";
import { SignJWT } from "jose/jwt/sign";
import { jwtVerify } from "jose/jwt/verify";
import { HardcaseError } from "../../components/hardcase-error.ts";
import { AttemptLimit } from "./attempt-limit.ts";
import { tooManyAttempts } from "./sign-in.ts";

const algorithm = "HS256";
const purpose = "hardcase-review";
const shortestToken = 16;

/** How long a browser that opened the link may review, in seconds. */
export const reviewSeconds = 30 * 24 * 60 * 60;

let random: string | undefined;

/** `HARDCASE_REVIEW_TOKEN`, else a random one of this process. Throws `HC_ENVIRONMENT` for one that could be guessed. */
export function reviewToken(environment: NodeJS.ProcessEnv): string {
  const given = environment.HARDCASE_REVIEW_TOKEN;
  if (given === undefined || given === "") {
    random ??= randomBytes(32).toString("base64url");
    return random;
  }
  if (given.length >= shortestToken && /^[\w.~-]+$/.test(given)) return given;
  throw new HardcaseError("HC_ENVIRONMENT", `HARDCASE_REVIEW_TOKEN must have at least ${shortestToken} letters, digits, - _ . or ~.`, {
    hint: "Make one with: node -p \"crypto.randomBytes(32).toString('base64url')\"",
  });
}

/** Who holds the review's token. The cookie is signed by it, and ends with it; it does not hold it. */
export class ReviewAccess {
  /** One for each token, so that two servers on one host do not take each other's. */
  readonly cookieName: string;
  /** For what else is signed in the name of the review. */
  readonly key: Uint8Array;
  readonly #token: string;
  readonly #attempts = new AttemptLimit();

  constructor(token: string) {
    this.#token = token;
    this.key = createHmac("sha256", token).update(purpose).digest();
    this.cookieName = `${purpose}-${createHmac("sha256", this.key).update("cookie").digest("hex").slice(0, 12)}`;
  }

  /** Takes the right token. Throws `HC_REVIEW_TOKEN` for another, `HC_TOO_MANY_ATTEMPTS` for an address that has guessed too often. */
  attempt(given: string, address: string | undefined): void {
    const now = Date.now();
    if (address !== undefined) {
      const waitMs = this.#attempts.waitOf(address, now);
      if (waitMs > 0) throw tooManyAttempts(waitMs);
      this.#attempts.add(address, now);
    }
    if (!this.isToken(given)) throw closedReview();
    if (address !== undefined) this.#attempts.forgive(address, now);
  }

  /** How long it takes says nothing of the token. */
  isToken(given: string): boolean {
    return timingSafeEqual(digest(given), digest(this.#token));
  }

  sign(now = Date.now()): Promise<string> {
    const seconds = Math.floor(now / 1000);
    return new SignJWT({})
      .setProtectedHeader({ alg: algorithm, typ: purpose })
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + reviewSeconds)
      .sign(this.key);
  }

  async holds(cookie: string | undefined): Promise<boolean> {
    if (cookie === undefined) return false;
    try {
      await jwtVerify(cookie, this.key, { algorithms: [algorithm], typ: purpose, requiredClaims: ["exp"] });
      return true;
    } catch (error) {
      if (error instanceof JOSEError) return false;
      throw error;
    }
  }
}

/** What everybody else is told. */
export function closedReview(): HardcaseError {
  return new HardcaseError("HC_REVIEW_TOKEN", "The review is for those with its token.", {
    hint: "Open the link that was printed at start, or send the header Authorization: Bearer TOKEN.",
  });
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
