import { expect, test } from "vitest";
import { button, text } from "../components/index.ts";
import { flagButton, flaggedBy } from "./flag-button.ts";
import { column } from "./layout.ts";
import { planBlocks } from "./plan-blocks.ts";

test("it flags the endpoint of its listener, with options of its own", () => {
  const [question, answer] = [text(), text()];
  const asked = question.submit((given) => given, question, answer, { apiName: "ask" });
  const layout = [question, column(answer, flagButton(asked, { flaggingOptions: ["rude"], flaggingDir: "cases" }))];
  expect(flaggedBy(planBlocks({ layout }))).toMatchObject([
    { endpoint: { name: "ask" }, flagging: { flaggingOptions: ["rude"], flaggingDir: "cases" } },
  ]);
});

test("it may stand for a listener that follows another", () => {
  const go = button();
  const next = go.click(() => {}).then(() => {}, null, null, { apiName: "next" });
  expect(flaggedBy(planBlocks({ layout: [go, flagButton(next)] }))).toMatchObject([{ endpoint: { name: "next" } }]);
});

test("anything but a listener of the page with a function is refused", () => {
  const [go, stop, elsewhere] = [button(), button(), button()];
  const running = go.click(() => {});
  expect(() => flagButton(go as never)).toThrow("flagButton(): its first argument must be a listener, got");
  for (const listener of [elsewhere.click(() => {}), stop.click(null, null, null, { cancels: running })]) {
    expect(() => flaggedBy(planBlocks({ layout: [go, stop, flagButton(listener)] }))).toThrow(
      "flagButton(): its listener has no function, or is not of this page.",
    );
  }
});
