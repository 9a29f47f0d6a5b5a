import { HardcaseError } from "../components/hardcase-error.ts";

/** Who may sign in, and with what. */
export type Account = readonly [username: string, password: string];

/** Decides whether a name and a password belong together; only `true` lets in. */
export type AuthFunction = (username: string, password: string) => boolean | Promise<boolean>;

/** Who may use a demo. */
export interface AuthOptions {
  /** Names with their passwords, or a function that decides. Default: everybody may use the demo. */
  readonly auth?: readonly Account[] | AuthFunction;
  /** Markdown above the login form. */
  readonly authMessage?: string;
  /** Names from `auth` under which people may review what was flagged, beside whoever holds the review's token. Default: none. */
  readonly reviewers?: readonly string[];
}

/** The login of a demo, checked. */
export interface DemoAuth {
  readonly accounts: readonly Account[] | AuthFunction;
  readonly message: string | undefined;
  readonly reviewers: readonly string[];
}

/** Reads the login options; undefined where everybody may come in. Throws `HC_DEMO` with the place of a mistake, and never shows a password. */
export function readAuth({ auth, authMessage, reviewers }: AuthOptions): DemoAuth | undefined {
  if (authMessage !== undefined && typeof authMessage !== "string") {
    throw new HardcaseError("HC_DEMO", `authMessage must be Markdown in a string, got a value of type ${typeof authMessage}.`);
  }
  if (auth === undefined) {
    if (reviewers === undefined) return undefined;
    throw new HardcaseError("HC_DEMO", "reviewers names people, but without auth nobody signs in.", { hint });
  }
  const accounts = typeof auth === "function" ? auth : readAccounts(auth);
  return { accounts, message: authMessage, reviewers: readReviewers(reviewers, accounts) };
}

function readAccounts(accounts: unknown): readonly Account[] {
  if (!Array.isArray(accounts)) {
    throw new HardcaseError("HC_DEMO", `auth must be a list or a function, got a value of type ${typeof accounts}.`, { hint });
  }
  if (accounts.length === 0) throw new HardcaseError("HC_DEMO", "auth is an empty list, so that nobody could sign in.", { hint });
  const places = new Map<string, number>();
  return accounts.map((account: unknown, index) => {
    if (!isAccount(account)) throw new HardcaseError("HC_DEMO", `auth[${index}] must be a pair of two texts that are not empty.`, { hint });
    const [username, password] = account;
    const first = places.get(username);
    if (first !== undefined) {
      throw new HardcaseError("HC_DEMO", `auth[${index}] has the name of auth[${first}].`, { hint: "Give each name one password." });
    }
    places.set(username, index);
    return [username, password];
  });
}

function readReviewers(reviewers: unknown, accounts: DemoAuth["accounts"]): readonly string[] {
  if (reviewers === undefined) return [];
  if (!Array.isArray(reviewers) || !reviewers.every((name) => typeof name === "string" && name !== "")) {
    throw new HardcaseError("HC_DEMO", "reviewers must be a list of names that are not empty.", { hint: 'Write reviewers: ["ada"].' });
  }
  const stranger = typeof accounts === "function" ? undefined : reviewers.find((name) => !accounts.some(([known]) => known === name));
  if (stranger === undefined) return reviewers;
  throw new HardcaseError("HC_DEMO", `reviewers names ${JSON.stringify(stranger)}, who has no account in auth.`, {
    hint: "Add the account, or take the name out.",
  });
}

const hint = 'Write auth: [["user", "password"]], or give a function (username, password) => boolean.';

function isAccount(account: unknown): account is Account {
  return Array.isArray(account) && account.length === 2 && account.every((part) => typeof part === "string" && part !== "");
}
