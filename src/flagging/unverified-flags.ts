import { v7 as uuidv7 } from "uuid";
import type { UnverifiedFlag } from "../runs/extension.ts";
import type { FlaggedEndpoint } from "./flagging-extension.ts";

/** One for each button of an endpoint that people may flag. The server cannot vouch for such a run: it may never have been. */
export function unverifiedFlags({ endpoint, settings: { mode, options }, flagging }: FlaggedEndpoint): UnverifiedFlag[] {
  if (mode !== "manual") return [];
  const buttons =
    options.length === 0 ? [{ label: "Flag", value: null }] : options.map(({ label, value }) => ({ label: `Flag as ${label}`, value }));
  return buttons.map(({ label, value: option }) => ({
    endpoint,
    label,
    async flag(values, by) {
      const flagger = await flagging.flagger();
      await flagger.flag({
        ...values,
        ...by,
        ...{ run: uuidv7(), endpoint: endpoint.name, startedAt: new Date(), durationMs: 0, version: endpoint.version ?? null, error: null },
        ...{ by: "api", rule: null, option, note: null, corrected: null, verified: false },
      });
    },
  }));
}
