import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";
import type { AllowFlagging } from "../demo/flagging-options.ts";

const modes = ["manual", "auto", "never"] as const satisfies AllowFlagging[];

/** Environment variables that set the mode, ours before Gradio's. */
const variables = ["HARDCASE_ALLOW_FLAGGING", "GRADIO_ALLOW_FLAGGING", "GRADIO_FLAGGING_MODE"];

/** The mode, and whether it is `never` only because the demo runs on a Hugging Face Space. */
export interface FlaggingMode {
  readonly mode: AllowFlagging;
  readonly isOffBySpace: boolean;
}

/** The parameter decides, else the environment, else the place. Throws `HC_DEMO` or `HC_ENVIRONMENT` for an unknown mode. */
export function flaggingMode(parameter: AllowFlagging | undefined, environment: NodeJS.ProcessEnv): FlaggingMode {
  if (parameter !== undefined) return { mode: readMode("allowFlagging", parameter, "HC_DEMO"), isOffBySpace: false };
  const variable = variables.find((name) => environment[name]);
  if (variable) return { mode: readMode(variable, environment[variable], "HC_ENVIRONMENT"), isOffBySpace: false };
  const isOnSpace = Boolean(environment.SPACE_ID);
  return { mode: isOnSpace ? "never" : "manual", isOffBySpace: isOnSpace };
}

function readMode(name: string, value: unknown, code: "HC_DEMO" | "HC_ENVIRONMENT"): AllowFlagging {
  const mode = modes.find((one) => one === value);
  if (mode) return mode;
  throw new HardcaseError(code, `${name} must be "manual", "auto" or "never", got ${showValue(value)}.`);
}
