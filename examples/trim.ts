import { Blocks, button, column, downloadButton, flagButton, image, number, row, slider } from "hardcase";
import sharp from "sharp";

const picture = image({ label: "Picture", type: "path" });
const tolerance = slider(0, 100, 10, { label: "Tolerance", info: "How far a colour may be from the corner's and still be margin." });
const trimmed = image({ label: "Trimmed" });
const share = number({ label: "Cut away", unit: "%", precision: 0, interactive: false });
const cut = button("Trim", { variant: "primary" });
const download = downloadButton("Download");

async function trim(path: string, threshold: number) {
  const whole = await sharp(path).metadata();
  const { data, info } = await sharp(path).trim({ threshold }).png().toBuffer({ resolveWithObject: true });
  const content = new Uint8Array(data);
  const left = (info.width * info.height) / (whole.width * whole.height);
  return { trimmed: content, share: 100 * (1 - left), download: { name: "trimmed.png", content } };
}

const trimming = cut.click(trim, [picture, tolerance], { trimmed, share, download });

const demo = new Blocks(
  {
    title: "Trim a picture",
    description: "Cuts off the margin. A hard case to try and flag: of a house by night, the dark sky goes with the margin.",
  },
  row(column(picture, tolerance, cut), column(trimmed, row(share, download), flagButton(trimming))),
);

await demo.launch();
export default demo;
