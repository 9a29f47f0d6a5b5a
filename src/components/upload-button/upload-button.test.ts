import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { afterAll, expect, test } from "vitest";
import { openTemporaryFiles } from "../../testing/temporary-files.ts";
import { type UploadButtonOptions, uploadButton } from "./upload-button.ts";
import { Input } from "./upload-button.view.tsx";

const temporary = await openTemporaryFiles();
afterAll(() => temporary[Symbol.asyncDispose]());
const { files } = temporary;

const table = await files.store({ name: "table.csv", content: Buffer.from("x,y") });

const draw = (options: UploadButtonOptions, value: unknown) =>
  renderToString(
    h(Input, {
      id: "up",
      labelId: "up-label",
      options: uploadButton("Open a table", options).viewOptions() as never,
      value: value as never,
      onChange() {},
      onSubmit() {},
      onError() {},
      upload: async () => [],
      disabled: false,
      required: true,
      invalid: false,
      describedBy: undefined,
    }),
  );

test("gives the function what file() gives", async () => {
  expect(await uploadButton("Open", { type: "buffer" }).preprocess(table, files)).toEqual(new Uint8Array(Buffer.from("x,y")));
  const paths = await uploadButton("Open", { fileCount: "multiple" }).preprocess([table], files);
  expect(paths).toHaveLength(1);
  const refused = uploadButton("Open", { fileTypes: [".png"], label: "picture" }).preprocess(table, files);
  await expect(refused).rejects.toThrow('picture must be a file of type .png, got "table.csv".');
});

test("is a button that opens the browser's own choice of files", () => {
  const html = draw({ fileTypes: [".csv", "image"], fileCount: "multiple" }, null);
  expect(html).toMatch(/<button id="up" type="button"[^>]*>.*Open a table.*<\/button>/);
  expect(html).toMatch(/<input type="file" hidden accept=".csv,image\/\*" multiple\/>/);
});

test("tells what was chosen, with a way to take it back", () => {
  const html = draw({}, table);
  expect(html).toContain("table.csv");
  expect(html).toContain('aria-label="Remove table.csv"');
});

test.each([
  [{ fileTypes: ["csv"] }, "uploadButton(): fileTypes must be a list of extensions"],
  [{ variant: "huge" }, "uploadButton(): variant must be"],
])("refuses %j when it is made", (options, message) => {
  expect(() => uploadButton("Open", options as never)).toThrow(message);
});
