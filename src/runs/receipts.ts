import { JOSEError } from "jose/errors";
import { CompactSign } from "jose/jws/compact/sign";
import { compactVerify } from "jose/jws/compact/verify";
import type { Json } from "../components/define-component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import { hashValue } from "./hash-values.ts";
import type { NamedValues, Run, RunError } from "./run.ts";

/** What a receipt says of a run. It holds hashes of the values, never the values. */
export interface Receipt {
  readonly run: string;
  readonly endpoint: string;
  /** Random, one for each browser; `null` for a client that named none. */
  readonly session: string | null;
  /** SHA-256 of the canonical JSON of all inputs by name. */
  readonly inputs: string;
  /** The same of all outputs; `null` when the run failed. */
  readonly outputs: string | null;
  /** The start of each value's own hash, by name, so that a refusal can say which value differs. */
  readonly digests: { readonly inputs: Digests; readonly outputs: Digests };
  /** ISO 8601. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly version: string | null;
  readonly error: RunError | null;
}

interface Digests {
  readonly [name: string]: string;
}

const algorithm = "HS256";

/** Signs runs, and reads what it has signed: compact JWS with HS256. Nothing is kept of a run between the two. */
export class Receipts {
  readonly #bytes: () => Promise<Uint8Array>;
  #imported: Promise<CryptoKey> | undefined;

  /** @param key At least 32 bytes; asked for when first needed. */
  constructor(key: () => Promise<Uint8Array>) {
    this.#bytes = key;
  }

  /** Imported once: from raw bytes, each signature would do so anew, at half of its cost. */
  #key(): Promise<CryptoKey> {
    this.#imported ??= this.#bytes().then((bytes) =>
      crypto.subtle.importKey("raw", new Uint8Array(bytes), { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]),
    );
    return this.#imported;
  }

  /** The receipt of a run, to be handed to whoever ran it. */
  async sign(run: Run): Promise<string> {
    const receipt: Receipt = {
      run: run.id,
      endpoint: run.endpoint,
      session: run.session,
      inputs: hashValue(run.inputs),
      outputs: run.outputs === null ? null : hashValue(run.outputs),
      digests: { inputs: digestsOf(run.inputs), outputs: digestsOf(run.outputs ?? {}) },
      startedAt: run.startedAt.toISOString(),
      durationMs: run.durationMs,
      version: run.version ?? null,
      error: run.error ?? null,
    };
    const payload = new TextEncoder().encode(JSON.stringify(receipt));
    return new CompactSign(payload).setProtectedHeader({ alg: algorithm }).sign(await this.#key());
  }

  /**
   * What a receipt says, if this server or one with the same secret has signed it.
   *
   * @throws `HardcaseError` with `HC_RECEIPT_REQUIRED` (400) when it is missing, `HC_RECEIPT` (409) when it is not ours.
   */
  async read(token: Json | undefined): Promise<Receipt> {
    if (typeof token !== "string" || token === "") {
      throw new HardcaseError("HC_RECEIPT_REQUIRED", "A flag needs the receipt of its run.", {
        parameter: "receipt",
        hint: 'Send the "receipt" that the run was answered with.',
      });
    }
    try {
      const { payload } = await compactVerify(token, await this.#key(), { algorithms: [algorithm] });
      return JSON.parse(new TextDecoder().decode(payload)) as Receipt;
    } catch (error) {
      if (!(error instanceof JOSEError)) throw error;
      throw new HardcaseError("HC_RECEIPT", "The receipt was not signed by this server.", {
        parameter: "receipt",
        hint: "Run again and flag the new run. If several servers share this demo, give them all the same HARDCASE_SECRET.",
      });
    }
  }
}

/** Throws `HC_RECEIPT` (409), naming the value, unless the values are those that the receipt was signed for. */
export function checkValues(receipt: Receipt, inputs: NamedValues, outputs: NamedValues | null): void {
  if (hashValue(inputs) !== receipt.inputs) throw differs("input", receipt.digests.inputs, inputs);
  if ((outputs === null ? null : hashValue(outputs)) !== receipt.outputs) throw differs("output", receipt.digests.outputs, outputs ?? {});
}

function differs(place: "input" | "output", signed: Digests, given: NamedValues): HardcaseError {
  const digests = digestsOf(given);
  const name = Object.keys({ ...signed, ...digests }).find((one) => signed[one] !== digests[one]);
  const hint = "A flag stores what really ran: send the values of the run that the receipt belongs to.";
  if (name === undefined) return new HardcaseError("HC_RECEIPT", `The ${place}s are not those of the run.`, { hint });
  return new HardcaseError("HC_RECEIPT", `The ${place} "${name}" is not the one of the run.`, { parameter: name, hint });
}

function digestsOf(values: NamedValues): Digests {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, hashValue(value).slice(0, 12)]));
}
