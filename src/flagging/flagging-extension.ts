import type { FileAccess } from "../components/define-component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
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
import { unverifiedFlags } from "./unverified-flags.ts";

/** An endpoint whose runs are flagged, its settings read. */
export interface FlaggedBySettings {
  readonly endpoint: Endpoint;
  readonly settings: FlaggingSettings;
  readonly rules: FlagRules<ComponentSet, ComponentSet>;
}

/** A flagged endpoint at work. */
export interface FlaggedEndpoint extends FlaggedBySettings {
  readonly flagging: Flagging;
}

interface FlaggingExtensionParts {
  readonly flagged: readonly FlaggedBySettings[];
  readonly receipts: Receipts;
  readonly files: FileAccess;
  readonly log: (message: string) => void;
}

/** Joins flagging to a demo: the rows on the page, the routes that flag, and runs that the server flags by itself. */
export function flaggingExtension({ flagged, receipts, files, log }: FlaggingExtensionParts): Extension {
  const isOnlyOne = flagged.length === 1;
  const byEndpoint = new Map(
    flagged.map((one) => [one.endpoint.name, { ...one, flagging: new Flagging({ ...one, isOnlyOne, files, log }) }]),
  );
  const all = [...byEndpoint.values()];
  const findFlagged = (endpoint: string): FlaggedEndpoint => {
    const found = byEndpoint.get(endpoint);
    if (found) return found;
    throw new HardcaseError("HC_FLAGGING_OFF", `Runs of "${endpoint}" are not flagged here.`, {
      hint: `Those of ${[...byEndpoint.keys()].map((name) => `"${name}"`).join(", ")} are.`,
    });
  };
  const automatic = new Map(
    all.map(({ endpoint, rules, settings: { sample, isFlaggingErrors, mode } }) => {
      const flags = new AutomaticFlags({ rules, sample, isFlaggingErrors, log });
      return [endpoint.name, mode !== "never" && flags.isOn ? flags : undefined] as const;
    }),
  );
  const kept = all.filter(({ settings }) => settings.mode !== "never");
  const routes = flagRoutes({ flagged: all, receipts, files, findFlagged });
  const rows = { flag: Object.fromEntries(all.map(({ endpoint, settings }) => [endpoint.name, flagRow(settings)])) };
  if (kept.length === 0) return { rows, routes };
  const [{ answer: flag }] = routes;
  return {
    rows,
    routes,
    receiptFlags: all
      .filter(({ settings }) => settings.mode === "manual")
      .map(({ endpoint, settings: { options } }) => ({ endpoint, options: options.map(({ value }) => value), flag })),
    unverifiedFlags: all.flatMap(unverifiedFlags),
    async afterRun(run) {
      const flagged = byEndpoint.get(run.endpoint);
      if (flagged === undefined || flagged.settings.mode === "never") return;
      flagged.flagging.countRun(run);
      const reason = automatic.get(run.endpoint)?.reasonFor(run);
      if (reason) await (await flagged.flagging.flagger()).flag(toDraft(run, reason));
    },
    async start() {
      for (const { flagging } of kept) await flagging.takeUp();
    },
    async check() {
      for (const { settings } of kept) if (settings.store === undefined) await checkWritable(settings.dir);
      // Endpoints of one folder share its store, and so what waits there.
      const stores = new Map(kept.map(({ settings, flagging }) => [settings.store ?? settings.dir, flagging]));
      const pending = await Promise.all([...stores.values()].map((flagging) => flagging.pending()));
      return {
        pendingDeliveries: pending.reduce((sum, { count }) => sum + count, 0),
        lastDeliveryError: pending.find(({ lastError }) => lastError !== null)?.lastError ?? null,
      };
    },
    async close() {
      for (const { flagging } of kept) await flagging.close();
    },
  };
}

function toDraft({ id, endpoint, startedAt, durationMs, version, session, user, inputs, outputs, error }: Run, { by, rule }: Reason) {
  return {
    ...{ run: id, endpoint, startedAt, durationMs, version: version ?? null, error: error ?? null, inputs, outputs },
    ...{ by, rule, option: null, note: null, corrected: null, user, session, verified: true },
  };
}

function flagRow({ mode, options, notice, submitNotice, callbacks }: FlaggingSettings): FlagRowConfig {
  const buttons =
    options.length === 0
      ? [{ label: "Flag", name: "Flag", option: null }]
      : options.map(({ label, value }) => ({ label: `Flag as ${label}`, name: label, option: value }));
  const isGathering = callbacks.some((callback) => callback.isGathering === true);
  return { mode, buttons: mode === "manual" ? buttons : [], notice, submitNotice, isGathering };
}
