import { HardcaseError } from "../components/hardcase-error.ts";

export function isPostgresUrl(location: string): boolean {
  return /^postgres(ql)?:\/\//.test(location);
}

/**
 * The URL without its password and settings, for messages.
 *
 * @throws `HardcaseError` with `HC_STORE` for what is no URL.
 */
export function showPostgresUrl(url: string): string {
  if (!URL.canParse(url)) {
    throw new HardcaseError("HC_STORE", "The store begins with postgres:// but is not a URL.", {
      hint: "Write postgres://user:password@host:5432/database, with %40 for @ and %2F for / in a password.",
    });
  }
  const { protocol, username, host, pathname } = new URL(url);
  return `${protocol}//${username && `${username}@`}${host}${pathname}`;
}
