import { resolve } from "node:path";
import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";
import type { Redact } from "../demo/flag-draft.ts";
import type { AllowFlagging, FlaggingOptions, FlagReceiver } from "../demo/flagging-options.ts";
import { CSVLogger } from "./callbacks/csv-logger.ts";
import { flaggingMode } from "./flagging-mode.ts";
import { describeAutomatic, runNotice, sayRetention } from "./notices.ts";
import { type RetentionTime, readRetention } from "./read-retention.ts";

/** Flagging options, checked and with their defaults. */
export interface FlaggingSettings {
  readonly mode: AllowFlagging;
  readonly isOffBySpace: boolean;
  readonly options: readonly { readonly label: string; readonly value: string }[];
  /** Absolute path. */
  readonly dir: string;
  readonly callbacks: readonly FlagReceiver[];
  /** The privacy notice beside the Flag row. */
  readonly notice: string;
  /** What is saved without a click, told beside Submit; `null` when nothing is. */
  readonly submitNotice: string | null;
  /** Share of runs that the server stores by itself, from 0 to 1. */
  readonly sample: number;
  readonly isFlaggingErrors: boolean;
  /** Whether cases name who was signed in. */
  readonly hasUsername: boolean;
  readonly redact: Redact | undefined;
  /** URL of the PostgreSQL database that keeps the cases; undefined for a file in `dir`. */
  readonly store: string | undefined;
  /** How long cases are kept; undefined for ever. */
  readonly retention: RetentionTime | undefined;
}

/** What decides flagging beside its own options. */
export interface FlaggingSurroundings {
  readonly hasRules: boolean;
  readonly hasUsername: boolean;
  /** The privacy notice where the owner gives none. */
  readonly notice?: string | undefined;
  readonly environment: NodeJS.ProcessEnv;
}

/** Reads what an owner said of flagging; every mistake is thrown with its place, as `HC_DEMO` or `HC_ENVIRONMENT`. */
export function flaggingSettings(
  given: FlaggingOptions,
  { hasRules, hasUsername, environment, notice = runNotice }: FlaggingSurroundings,
): FlaggingSettings {
  const { mode, isOffBySpace } = flaggingMode(given.allowFlagging, environment);
  const { flaggingDir = "flagged", flaggingNotice, autoSample, flagErrors = false, redact } = given;
  const isOn = mode !== "never";
  const sample = isOn ? readSample(autoSample ?? (mode === "auto" ? 1 : 0)) : 0;
  const isFlaggingErrors = isOn && (mode === "auto" || flagErrors);
  const retention = readRetention(given.retain);
  if (typeof flaggingDir !== "string" || flaggingDir === "") {
    throw new HardcaseError("HC_DEMO", `flaggingDir must be the path of a folder, got ${showValue(flaggingDir)}.`);
  }
  return {
    mode,
    isOffBySpace,
    options: readOptions(given.flaggingOptions),
    dir: resolve(flaggingDir),
    callbacks: readCallbacks(given.flaggingCallback),
    notice: flaggingNotice ?? (mode === "manual" ? sayRetention(notice, retention) : ""),
    submitNotice: describeAutomatic({ sample, isFlaggingErrors, hasRules: isOn && hasRules, retention }, flaggingNotice),
    sample,
    isFlaggingErrors,
    hasUsername,
    redact,
    store: given.store ?? (environment.HARDCASE_STORE || undefined),
    retention,
  };
}

function readSample(sample: number): number {
  if (typeof sample === "number" && sample >= 0 && sample <= 1) return sample;
  throw new HardcaseError("HC_DEMO", `autoSample must be a number from 0 to 1, got ${showValue(sample)}.`);
}

function readOptions(options: FlaggingOptions["flaggingOptions"] = []): FlaggingSettings["options"] {
  if (!Array.isArray(options)) throw new HardcaseError("HC_DEMO", `flaggingOptions must be a list, got ${showValue(options)}.`);
  const read = options.map((option: unknown, index) => {
    if (isText(option)) return { label: option, value: option };
    if (Array.isArray(option) && option.length === 2 && option.every(isText)) {
      const [label, value] = option as [string, string];
      return { label, value };
    }
    throw new HardcaseError("HC_DEMO", `flaggingOptions[${index}] must be a string or a [label, value] pair, got ${showValue(option)}.`);
  });
  const repeated = read.find(({ value }, index) => read.findIndex((other) => other.value === value) !== index);
  if (repeated) throw new HardcaseError("HC_DEMO", `flaggingOptions must differ, but ${showValue(repeated.value)} stands there twice.`);
  return read;
}

function readCallbacks(given: FlaggingOptions["flaggingCallback"]): readonly FlagReceiver[] {
  const callbacks = given === undefined ? [new CSVLogger()] : Array.isArray(given) ? given : [given];
  for (const callback of callbacks) {
    if (typeof callback?.setup !== "function" || typeof callback?.flag !== "function") {
      throw new HardcaseError("HC_DEMO", `flaggingCallback must have setup() and flag(), got ${showValue(callback)}.`, {
        hint: "Extend FlaggingCallback.",
      });
    }
  }
  return callbacks;
}

const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";
