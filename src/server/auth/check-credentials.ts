import { createHash, timingSafeEqual } from "node:crypto";
import type { DemoAuth } from "../../demo/auth-options.ts";
import type { Credentials } from "./read-credentials.ts";

/** Whether a name and a password belong together. How long a list takes tells nothing of what it holds. */
export async function checkCredentials(accounts: DemoAuth["accounts"], { username, password }: Credentials): Promise<boolean> {
  // A row or an object is no yes: only true lets in.
  if (typeof accounts === "function") return (await accounts(username, password)) === true;
  const given = { username: digest(username), password: digest(password) };
  let isRight = false;
  for (const [name, secret] of accounts) {
    const hasName = timingSafeEqual(digest(name), given.username);
    const hasPassword = timingSafeEqual(digest(secret), given.password);
    isRight = (hasName && hasPassword) || isRight;
  }
  return isRight;
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
