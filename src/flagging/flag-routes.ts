import type { FileAccess, Json } from "../components/define-component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { Endpoint } from "../demo/endpoint.ts";
import type { ExtensionRequest, ExtensionRoute } from "../runs/extension.ts";
import { checkValues, type Receipts } from "../runs/receipts.ts";
import { describeFlagRoutes } from "./describe-flag-routes.ts";
import type { Flagger, FlagOutcome } from "./flagger.ts";
import type { FlaggingSettings } from "./flagging-settings.ts";
import { readMoreSaid, readRunValues, refuseMembers, requireOption } from "./read-flag.ts";

interface FlagRouteParts {
  readonly endpoint: Endpoint;
  readonly settings: FlaggingSettings;
  readonly receipts: Receipts;
  readonly files: FileAccess;
  readonly openFlagger: () => Promise<Flagger>;
}

/** `POST /api/flag`, and `PATCH` and `DELETE` of `/api/flag/{case}`: flag a run, say more of it, take the flag back. */
export function flagRoutes({ endpoint, settings, receipts, files, openFlagger }: FlagRouteParts): readonly ExtensionRoute[] {
  const { options } = settings;
  const descriptions = describeFlagRoutes(endpoint, options);

  async function flag({ body, user }: ExtensionRequest) {
    refuseWhereOff(settings);
    refuseMembers(body, ["receipt", "inputs", "outputs", "option", "note", "corrected"]);
    const receipt = await receipts.read(body.receipt);
    const { inputs, outputs } = await readRunValues(endpoint, body, { receipt, files });
    checkValues(receipt, inputs, outputs);
    const said = readMoreSaid(endpoint, options, body);
    requireOption(options, said);
    const { run, session, startedAt, durationMs, version, error } = receipt;
    const flagger = await openFlagger();
    const outcome = await flagger.flag({
      ...{ run, endpoint: receipt.endpoint, startedAt: new Date(startedAt), durationMs, version, error, inputs, outputs, session, user },
      ...{ by: session === null ? "api" : "person", rule: null, verified: true },
      ...{ option: said.option ?? null, note: said.note ?? null, corrected: said.corrected ?? null },
    });
    return outcome.case === null ? { status: 200 as const, body: { saved: false } } : { status: 201 as const, body: answerOf(outcome) };
  }

  async function change({ body, parameters }: ExtensionRequest) {
    refuseWhereOff(settings);
    refuseMembers(body, ["receipt", "option", "note", "corrected"]);
    const { run } = await receipts.read(body.receipt);
    const said = readMoreSaid(endpoint, options, body);
    const flagger = await openFlagger();
    return { status: 200 as const, body: answerOf(await flagger.change(parameters.case ?? "", run, said)) };
  }

  async function undo({ body, parameters }: ExtensionRequest) {
    refuseWhereOff(settings);
    refuseMembers(body, ["receipt"]);
    const { run } = await receipts.read(body.receipt);
    const flagger = await openFlagger();
    await flagger.undo(parameters.case ?? "", run);
    return { status: 204 as const };
  }

  return [
    { method: "POST", path: "/api/flag", answer: flag, description: descriptions.flag },
    { method: "PATCH", path: "/api/flag/:case", answer: change, description: descriptions.change },
    { method: "DELETE", path: "/api/flag/:case", answer: undo, description: descriptions.undo },
  ];
}

function answerOf({ case: id, delivery }: FlagOutcome): Json {
  return { case: id, saved: true, delivery };
}

function refuseWhereOff({ mode }: FlaggingSettings): void {
  if (mode === "manual") return;
  if (mode === "auto") throw new HardcaseError("HC_FLAGGING_OFF", "Flagging by hand is off here: every run is stored at its end.");
  throw new HardcaseError("HC_FLAGGING_OFF", "Flagging is off here.", { hint: 'The owner can switch it on with allowFlagging: "manual".' });
}
