import type { FileAccess } from "../components/define-component.ts";
import type { ComponentSet } from "../demo/component-types.ts";
import type { Endpoint } from "../demo/endpoint.ts";
import type { FlagRules } from "../demo/flag-rules.ts";
import type { Extension } from "../runs/extension.ts";
import type { Receipts } from "../runs/receipts.ts";
import type { Run } from "../runs/run.ts";
import { AutomaticFlags, type Reason } from "./automatic-flags.ts";
import { checkWritable } from "./check-writable.ts";
import { flagRoutes } from "./flag-routes.ts";
import type { FlagRowConfig } from "./flag-row-config.ts";
import { Flagging } from "./flagging.ts";
import type { FlaggingSettings } from "./flagging-settings.ts";

interface FlaggingExtensionParts {
  readonly endpoint: Endpoint;
  readonly settings: FlaggingSettings;
  readonly rules: FlagRules<ComponentSet, ComponentSet>;
  readonly receipts: Receipts;
  readonly files: FileAccess;
  readonly log: (message: string) => void;
}

/** Joins flagging to a demo: the row on the page, the routes that flag, and runs that the server flags by itself. */
export function flaggingExtension({ endpoint, settings, rules, receipts, files, log }: FlaggingExtensionParts): Extension {
  const { mode, dir, sample, isFlaggingErrors, store } = settings;
  const flagging = new Flagging({ endpoint, settings, files, log });
  const automatic = new AutomaticFlags({ rules, sample, isFlaggingErrors, log });
  const openFlagger = () => flagging.flagger();
  const routes = flagRoutes({ endpoint, settings, receipts, files, openFlagger });
  const rows = { flag: flagRow(settings) };
  if (mode === "never") return { rows, routes };
  return {
    rows,
    routes,
    ...(automatic.isOn && {
      async afterRun(run) {
        const reason = automatic.reasonFor(run);
        if (reason) await (await flagging.flagger()).flag(toDraft(run, reason));
      },
    }),
    start: () => flagging.takeUp(),
    async check() {
      if (store === undefined) await checkWritable(dir);
      const { count, lastError } = await flagging.pending();
      return { pendingDeliveries: count, lastDeliveryError: lastError };
    },
    close: () => flagging.close(),
  };
}

function toDraft({ id, endpoint, startedAt, durationMs, version, session, user, inputs, outputs, error }: Run, { by, rule }: Reason) {
  return {
    ...{ run: id, endpoint, startedAt, durationMs, version: version ?? null, error: error ?? null, inputs, outputs },
    ...{ by, rule, option: null, note: null, corrected: null, user, session, verified: true },
  };
}

function flagRow({ mode, options, notice, submitNotice }: FlaggingSettings): FlagRowConfig {
  const buttons =
    options.length === 0
      ? [{ label: "Flag", option: null }]
      : options.map(({ label, value }) => ({ label: `Flag as ${label}`, option: value }));
  return { mode, buttons: mode === "manual" ? buttons : [], notice, submitNotice };
}
