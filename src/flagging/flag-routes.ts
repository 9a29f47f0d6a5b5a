import type { FileAccess, Json } from "../components/define-component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { ExtensionRequest, ExtensionRoute } from "../runs/extension.ts";
import { checkValues, type Receipts } from "../runs/receipts.ts";
import { describeFlagRoutes } from "./describe-flag-routes.ts";
import type { FlagOutcome } from "./flagger.ts";
import type { FlaggedEndpoint } from "./flagging-extension.ts";
import type { FlaggingSettings } from "./flagging-settings.ts";
import { readMoreSaid, readRunValues, refuseMembers, requireOption } from "./read-flag.ts";

interface FlagRouteParts {
  readonly flagged: readonly FlaggedEndpoint[];
  readonly receipts: Receipts;
  readonly files: FileAccess;
  /** Throws `HC_FLAGGING_OFF` for an endpoint whose runs are not flagged. */
  readonly findFlagged: (endpoint: string) => FlaggedEndpoint;
}

/** `POST /api/flag`, and `PATCH` and `DELETE` of `/api/flag/{case}`: flag a run, say more of it, take the flag back. */
export function flagRoutes({ flagged, receipts, files, findFlagged }: FlagRouteParts): readonly [ExtensionRoute, ...ExtensionRoute[]] {
  const descriptions = describeFlagRoutes(flagged);

  /** What is off is told first, whatever the receipt: a demo without flagging reads none. */
  async function read({ body }: ExtensionRequest, members: readonly string[]) {
    const [first, ...others] = flagged;
    if (first && others.length === 0) refuseWhereOff(first.settings);
    refuseMembers(body, members);
    const receipt = await receipts.read(body.receipt);
    const found = findFlagged(receipt.endpoint);
    refuseWhereOff(found.settings);
    return { receipt, ...found };
  }

  async function flag(request: ExtensionRequest) {
    const { body, user } = request;
    const members = ["receipt", "inputs", "outputs", "option", "note", "corrected"];
    const { receipt, endpoint, settings, flagging } = await read(request, members);
    const { options } = settings;
    const { inputs, outputs } = await readRunValues(endpoint, body, { receipt, files });
    checkValues(receipt, inputs, outputs);
    const said = readMoreSaid(endpoint, options, body);
    requireOption(options, said);
    const { run, session, startedAt, durationMs, version, error } = receipt;
    const flagger = await flagging.flagger();
    const outcome = await flagger.flag({
      ...{ run, endpoint: receipt.endpoint, startedAt: new Date(startedAt), durationMs, version, error, inputs, outputs, session, user },
      ...{ by: session === null ? "api" : "person", rule: null, verified: true },
      ...{ option: said.option ?? null, note: said.note ?? null, corrected: said.corrected ?? null },
    });
    return outcome.case === null ? { status: 200 as const, body: { saved: false } } : { status: 201 as const, body: answerOf(outcome) };
  }

  async function change(request: ExtensionRequest) {
    const { receipt, endpoint, settings, flagging } = await read(request, ["receipt", "option", "note", "corrected"]);
    const said = readMoreSaid(endpoint, settings.options, request.body);
    const flagger = await flagging.flagger();
    return { status: 200 as const, body: answerOf(await flagger.change(request.parameters.case ?? "", receipt.run, said)) };
  }

  async function undo(request: ExtensionRequest) {
    const { receipt, flagging } = await read(request, ["receipt"]);
    const flagger = await flagging.flagger();
    await flagger.undo(request.parameters.case ?? "", receipt.run);
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
