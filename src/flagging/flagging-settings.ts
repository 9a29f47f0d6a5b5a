import { resolve } from "node:path";
import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";
import type { AllowFlagging, FlaggingOptions, FlagReceiver } from "../demo/flagging-options.ts";
import { CSVLogger } from "./callbacks/csv-logger.ts";
import { flaggingMode } from "./flagging-mode.ts";

/** Flagging options, checked and with their defaults. */
export interface FlaggingSettings {
  readonly mode: AllowFlagging;
  readonly isOffBySpace: boolean;
  readonly options: readonly { readonly label: string; readonly value: string }[];
  /** Absolute path. */
  readonly dir: string;
  readonly callbacks: readonly FlagReceiver[];
  readonly notice: string;
}

const notices: Record<AllowFlagging, string> = {
  manual: "Flagging saves the inputs and outputs of this run for the owner of this page.",
  auto: "Every run is saved: its inputs and outputs are kept for the owner of this page.",
  never: "",
};

/** Reads what an owner said of flagging; every mistake is thrown with its place, as `HC_DEMO` or `HC_ENVIRONMENT`. */
export function flaggingSettings(given: FlaggingOptions, environment: NodeJS.ProcessEnv): FlaggingSettings {
  const { mode, isOffBySpace } = flaggingMode(given.allowFlagging, environment);
  const { flaggingDir = "flagged", flaggingNotice = notices[mode] } = given;
  if (typeof flaggingDir !== "string" || flaggingDir === "") {
    throw new HardcaseError("HC_DEMO", `flaggingDir must be the path of a folder, got ${showValue(flaggingDir)}.`);
  }
  return {
    mode,
    isOffBySpace,
    options: readOptions(given.flaggingOptions),
    dir: resolve(flaggingDir),
    callbacks: readCallbacks(given.flaggingCallback),
    notice: flaggingNotice,
  };
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
