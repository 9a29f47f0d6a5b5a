import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import { readCases } from "./read-cases.ts";
import { flagRun, openReview, reviewEnvironment } from "./review.ts";
import { expect, type Served, test } from "./serve.ts";

const app = `
import { image, Interface, text } from "hardcase";
const describe = (question, picture) => question.length + " letters";
const inputs = [text({ label: "question" }), image({ label: "picture", type: "path", optional: true })];
const demo = new Interface(describe, inputs, text({ label: "answer" }), { apiName: "describe" });
await demo.launch();
export default demo;
`;

const pictures = resolve(import.meta.dirname, "../../examples/pictures");

async function upload({ url }: Served, bytes: Uint8Array<ArrayBuffer>, name: string): Promise<unknown> {
  const body = new FormData();
  body.append("files", new File([bytes], name, { type: name.endsWith("png") ? "image/png" : "image/jpeg" }));
  return ((await (await fetch(`${url}/api/upload`, { method: "POST", body })).json()) as unknown[])[0];
}

/** The picture as another camera would have taken it: smaller, lighter, as a JPEG. */
async function takeAgain(page: Page, bytes: Buffer): Promise<Buffer<ArrayBuffer>> {
  const taken = await page.evaluate(async (png) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${png}`;
    await picture.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(picture.width * 0.7), Math.round(picture.height * 0.7)];
    const brush = canvas.getContext("2d") as CanvasRenderingContext2D;
    brush.filter = "brightness(1.06)";
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/jpeg", 0.7).split(",")[1] as string;
  }, bytes.toString("base64"));
  return Buffer.from(taken, "base64");
}

test("cases of nearly the same words or picture are offered as a group, judged in one stroke, and taken back in one", async ({
  page,
  serve,
}) => {
  const served = await serve(app, reviewEnvironment);
  const question = "Which of the two birds that sit on the old wooden fence behind the house is the larger one today?";
  const day = await readFile(join(pictures, "house-by-day.png"));
  const scene = await upload(served, day, "house.png");
  const sameScene = await upload(served, await takeAgain(page, day), "house-again.jpg");
  const otherScene = await upload(served, await readFile(join(pictures, "turned-order.png")), "order.png");
  await flagRun(served, "describe", { question, picture: scene });
  await flagRun(served, "describe", { question: question.replace("wooden ", ""), picture: null });
  await flagRun(served, "describe", { question: "What is the weather like?", picture: sameScene });
  await flagRun(served, "describe", { question: "How many people are on the boat that leaves the harbour?", picture: otherScene });
  const verdicts = async () => (await readCases(served)).map(({ review }) => review.verdict);

  await openReview(page, served, "view=focus&order=oldest");
  const alike = page.getByRole("region", { name: "Alike" });
  await expect(alike.getByRole("listitem")).toHaveCount(2);
  await expect(alike).toContainText("Which of the two birds that sit on the old fence");
  await expect(alike).toContainText("What is the weather like?");
  await alike.getByRole("button", { name: "Judge all 3 together" }).click();
  await expect(page.getByRole("region", { name: "Chosen cases" })).toContainText("3 cases chosen");
  await page.keyboard.press("w");
  await expect.poll(verdicts).toEqual(["wrong", "wrong", "wrong", "new"]);
  await page.keyboard.press("u");
  await expect.poll(verdicts).toEqual(["new", "new", "new", "new"]);

  await alike.getByRole("button", { name: "Discard the others as duplicates" }).click();
  await expect.poll(verdicts).toEqual(["new", "discarded", "discarded", "new"]);
  const [first, ...others] = await readCases(served);
  expect(others.map(({ review }) => review.duplicateOf)).toEqual([first?.id, first?.id, null]);
  await page.keyboard.press("u");
  await expect.poll(verdicts).toEqual(["new", "new", "new", "new"]);
  expect((await readCases(served)).map(({ review }) => review.duplicateOf)).toEqual([null, null, null, null]);
});
