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

/** A page over plain HTTP from another machine has no `crypto.randomUUID`. */
function randomUuid(): string {
  if ("randomUUID" in crypto) return crypto.randomUUID();
  const bytes = (crypto as Crypto).getRandomValues(new Uint8Array(16));
  bytes.set([((bytes[6] ?? 0) & 0x0f) | 0x40], 6);
  bytes.set([((bytes[8] ?? 0) & 0x3f) | 0x80], 8);
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
