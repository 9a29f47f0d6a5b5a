import { randomBytes } from "node:crypto";
import { open, readFile, unlink } from "node:fs/promises";
import { join } from "node:path";
import { hiddenFolder, makeHiddenFolder } from "../cases/hidden-folder.ts";
import { placeFile } from "../cases/place-file.ts";
import { HardcaseError } from "../components/hardcase-error.ts";

const keyBytes = 32;

/** The key that signs receipts and logins, read or made when first asked for. */
export type SigningKey = () => Promise<Uint8Array>;

/**
 * `HARDCASE_SECRET`, else a random key kept in the flagging directory for this user alone. Where nothing may be stored the
 * key lives as long as the process.
 *
 * @throws `HardcaseError` with `HC_ENVIRONMENT` for a secret that could be guessed.
 */
export function signingKey(dir: string, isStoring: boolean, environment: NodeJS.ProcessEnv): SigningKey {
  const { HARDCASE_SECRET: secret } = environment;
  if (secret !== undefined && secret !== "") {
    const key = new TextEncoder().encode(secret);
    if (key.byteLength < keyBytes) {
      throw new HardcaseError("HC_ENVIRONMENT", `HARDCASE_SECRET must have at least ${keyBytes} bytes, got ${key.byteLength}.`, {
        hint: "Make one with: node -p \"crypto.randomBytes(32).toString('base64url')\"",
      });
    }
    return async () => key;
  }
  let key: Promise<Uint8Array> | undefined;
  return () => {
    // Where the disk refuses, runs go on all the same; flags will say why they cannot be kept.
    key ??= isStoring ? storedKey(dir).catch(() => randomBytes(keyBytes)) : Promise.resolve(randomBytes(keyBytes));
    return key;
  };
}

/** Whichever process comes first makes the key; the others read that one. */
async function storedKey(dir: string): Promise<Uint8Array> {
  const path = join(hiddenFolder(dir), "secret");
  const present = await readKey(path);
  if (present) return present;
  const temporary = join(await makeHiddenFolder(dir), `secret-${process.pid}-${randomBytes(4).toString("hex")}`);
  try {
    {
      await using file = await open(temporary, "wx", 0o600);
      await file.writeFile(randomBytes(keyBytes).toString("base64url"));
      await file.sync();
    }
    if (!(await placeFile(temporary, path))) await unlink(temporary);
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw error;
  }
  return (await readKey(path)) as Uint8Array;
}

async function readKey(path: string): Promise<Uint8Array | undefined> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw error;
  });
  return text === undefined ? undefined : new Uint8Array(Buffer.from(text, "base64url"));
}
