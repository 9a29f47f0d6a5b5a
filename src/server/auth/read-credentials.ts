import type { HonoRequest } from "hono";
import { HardcaseError } from "../../components/hardcase-error.ts";
import { showValue } from "../../components/show-value.ts";

/** What somebody signs in with. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

const longestName = 256;

/** Reads a login form; a missing field is empty. Throws `HC_CONTENT_TYPE` or `HC_BODY`. */
export async function readCredentials(request: HonoRequest): Promise<Credentials> {
  const type = request.header("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded" && type !== "multipart/form-data") {
    throw new HardcaseError("HC_CONTENT_TYPE", `A login must be a form, got ${showValue(type)}.`, {
      hint: 'Send "username" and "password" as application/x-www-form-urlencoded or multipart/form-data.',
    });
  }
  const form = await request.formData().catch(() => {
    throw new HardcaseError("HC_BODY", "The login form cannot be read.", { hint: 'Send "username" and "password".' });
  });
  const field = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  return { username: field("username"), password: field("password") };
}

/** Whether a name can be kept with a case: not empty, not long, on one line. */
export function isUsableName(username: string): boolean {
  return username !== "" && username.length <= longestName && !/[\p{Cc}\p{Cs}]/u.test(username);
}
