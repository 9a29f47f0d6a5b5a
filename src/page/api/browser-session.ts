import { randomUuid } from "./random-uuid.ts";

const sessionKey = "hardcase-session";
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

let session: string | undefined;

/** A random id of this browser, by which a second flag of a run finds the case of the first; kept in the browser where it may be. */
export function browserSession(): string {
  session ??= storedSession() ?? newSession();
  return session;
}

function storedSession(): string | null {
  try {
    const stored = localStorage.getItem(sessionKey);
    return stored !== null && uuid.test(stored) ? stored : null;
  } catch {
    return null;
  }
}

function newSession(): string {
  const made = randomUuid();
  try {
    localStorage.setItem(sessionKey, made);
  } catch {
    // No storage: it lasts until the page is left.
  }
  return made;
}
