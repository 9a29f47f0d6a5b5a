import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { dirname } from "node:path";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { Endpoint } from "../demo/endpoint.ts";
import type { Extension } from "../runs/extension.ts";
import { flagRoute } from "./flag-route.ts";
import type { FlagRowConfig } from "./flag-row-config.ts";
import { Flagger } from "./flagger.ts";
import type { FlaggingSettings } from "./flagging-settings.ts";

/** Joins flagging to a demo: the row on the page, `POST /api/flag`, and in `auto` every run at its end. */
export function flaggingExtension(endpoint: Endpoint, settings: FlaggingSettings): Extension {
  const { mode, dir } = settings;
  let opened: Promise<Flagger> | undefined;
  const openFlagger = () => {
    opened ??= Flagger.open(endpoint, settings);
    // A callback whose setup failed is tried again by the next flag.
    opened.catch(() => (opened = undefined));
    return opened;
  };
  return {
    rows: { flag: flagRow(settings) },
    routes: [flagRoute({ endpoint, settings, openFlagger })],
    ...(mode === "auto" && {
      async afterRun({ inputs, outputs }) {
        const flagger = await openFlagger();
        await flagger.flag({ inputs, outputs, option: null });
      },
    }),
    ...(mode !== "never" && { check: () => checkWritable(dir) }),
  };
}

function flagRow({ mode, options, notice }: FlaggingSettings): FlagRowConfig {
  const buttons =
    options.length === 0
      ? [{ label: "Flag", option: null }]
      : options.map(({ label, value }) => ({ label: `Flag as ${label}`, option: value }));
  return { mode, buttons: mode === "manual" ? buttons : [], notice };
}

/** The folder need not exist before the first flag: then the nearest one above it must be writable. */
async function checkWritable(dir: string): Promise<void> {
  try {
    await access(dir, constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" && dirname(dir) !== dir) return checkWritable(dirname(dir));
    throw new HardcaseError("HC_STORE", `Flags cannot be written to ${dir}: ${(error as Error).message}.`, { cause: error });
  }
}
