import { expect, test } from "vitest";
import type { Json } from "../../components/define-component.ts";
import type { ComponentConfig } from "../../server/page-config.ts";
import type { FlagAnswer, FlagChange, FlagRefusal } from "../flag-row/flag-client.ts";
import type { FormField } from "../form/form-field.ts";
import { FlaggedCase } from "./flagged-case.ts";

const output = (label: string, isOptional = false): ComponentConfig => ({
  id: label.toLowerCase(),
  kind: "number",
  label,
  isOptional,
  isVisible: true,
  isInteractive: true,
  initial: null,
  options: {},
});

function openFlagged(outputs: Record<string, Json> | null, undoAnswers: (FlagRefusal | null)[] = [null]) {
  const sent: FlagChange[] = [];
  const undone: string[] = [];
  let answer: FlagAnswer = { name: "saved", case: "c", isPending: false };
  const flagged = new FlaggedCase({
    run: { run: "r", inputs: {}, outputs, receipt: "signed" },
    id: "c",
    client: {
      async change(_run, _id, change) {
        sent.push(change);
        return answer;
      },
      undo: async () => undoAnswers.shift() ?? null,
    },
    onStored: () => {},
    onUndone: () => undone.push("c"),
  });
  const fieldOf = (label: string) => flagged.corrections.value?.get(label) as FormField;
  return { flagged, sent, undone, fieldOf, refuse: (refusal: FlagRefusal) => (answer = refusal) };
}

test("corrects only the outputs that were changed, each from what came out", async () => {
  const { flagged, sent, fieldOf } = openFlagged({ Sum: 12, Product: 36 });
  flagged.startCorrecting([output("Sum"), output("Product")]);
  expect(fieldOf("Product").value.value).toBe(36);
  flagged.correct(fieldOf("Product"), 35);
  await flagged.saver.flush();
  flagged.correct(fieldOf("Product"), 36);
  await flagged.saver.flush();
  expect(sent).toEqual([{ corrected: { Product: 35 } }, { corrected: null }]);
});

test("an output that was emptied is no right answer, unless it may be empty", async () => {
  const { flagged, sent, fieldOf } = openFlagged({ Sum: 12, Rest: 1 });
  flagged.startCorrecting([output("Sum"), output("Rest", true)]);
  flagged.correct(fieldOf("Sum"), null);
  flagged.correct(fieldOf("Rest"), null);
  await flagged.saver.flush();
  expect(sent).toEqual([{ corrected: { Rest: null } }]);
});

test("a cancelled correction is cleared in the case, and one that was never made asks for nothing", async () => {
  const { flagged, sent, fieldOf } = openFlagged({ Sum: 12 });
  flagged.startCorrecting([output("Sum")]);
  flagged.cancelCorrection();
  await flagged.saver.flush();
  expect(sent).toEqual([]);
  flagged.startCorrecting([output("Sum")]);
  flagged.correct(fieldOf("Sum"), 13);
  flagged.cancelCorrection();
  await flagged.saver.flush();
  expect(sent).toEqual([{ corrected: null }]);
  expect(flagged.corrections.value).toBeNull();
});

test("a run that failed is corrected from nothing", async () => {
  const { flagged, sent, fieldOf } = openFlagged(null);
  flagged.startCorrecting([output("Sum")]);
  expect(fieldOf("Sum").value.value).toBeNull();
  flagged.correct(fieldOf("Sum"), 4);
  await flagged.saver.flush();
  expect(sent).toEqual([{ corrected: { Sum: 4 } }]);
});

test("tells what the server refuses at the output that it is about", async () => {
  const { flagged, fieldOf, refuse } = openFlagged({ Sum: 12 });
  refuse({
    name: "failed",
    error: { code: "HC_VALUE_INVALID", message: "Sum must be at most 10, got 13.", parameter: "Sum" },
    mayPass: false,
  });
  flagged.startCorrecting([output("Sum")]);
  flagged.correct(fieldOf("Sum"), 13);
  await flagged.saver.flush();
  expect(fieldOf("Sum").problem.value).toBe("Sum must be at most 10, got 13.");
});

test("an emptied note is none", async () => {
  const { flagged, sent } = openFlagged({ Sum: 12 });
  flagged.setNote("why");
  await flagged.saver.flush();
  flagged.setNote("");
  await flagged.saver.flush();
  expect(sent).toEqual([{ note: "why" }, { note: null }]);
});

test("an Undo that is refused leaves the flag, and saves what waited to be saved", async () => {
  const refusal: FlagRefusal = { name: "failed", error: { code: "unreachable", message: "The server cannot be reached." }, mayPass: true };
  const { flagged, sent, undone } = openFlagged({ Sum: 12 }, [refusal, null]);
  flagged.setNote("why");
  await flagged.undo();
  expect(undone).toEqual([]);
  expect(flagged.undoing.value).toEqual(refusal);
  await flagged.saver.flush();
  expect(sent).toEqual([{ note: "why" }]);
  await flagged.undo();
  expect(undone).toEqual(["c"]);
});
