import { Blocks, button, CSVLogger, column, image, type Pixels, row, slider } from "hardcase";

const picture = image({ label: "Picture" });
const strength = slider(0, 1, 0.5, { label: "Strength" });
const toned = image({ label: "Toned" });
const flag = button("Flag");

const demo = new Blocks(
  {
    title: "Sepia, as the slider moves",
    description: "Tones a picture brown. A hard case to try and flag: a picture taken at night comes out as light as day.",
  },
  row(column(picture, strength), toned),
  row(flag),
);

const callback = new CSVLogger();
callback.setup([picture, strength, toned], "flagged_data_points");

picture.change(sepia, [picture, strength], toned);
strength.change(sepia, [picture, strength], toned);
flag.click((...values) => callback.flag(values), [picture, strength, toned], null, { preprocess: false });

function sepia(im: Pixels, share: number) {
  const toned = Float32Array.from(im.data);
  for (let at = 0; at < toned.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = im.data.subarray(at, at + 3);
    toned[at] = share * (0.393 * red + 0.769 * green + 0.189 * blue) + (1 - share) * red;
    toned[at + 1] = share * (0.349 * red + 0.686 * green + 0.168 * blue) + (1 - share) * green;
    toned[at + 2] = share * (0.272 * red + 0.534 * green + 0.131 * blue) + (1 - share) * blue;
  }
  const lightest = toned.reduce((most, level) => Math.max(most, level), 1);
  return { ...im, data: toned.map((level) => (255 * level) / lightest) };
}

await demo.launch();
export default demo;
