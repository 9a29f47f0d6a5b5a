import eng from "@tesseract.js-data/eng";
import sharp from "sharp";
import { createWorker, type Worker } from "tesseract.js";

/** A colour picture, as `image()` gives it: 8-bit pixels row by row, channels side by side. */
export interface PagePicture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** Text found in a picture, and how sure the model is of it, from 0 to 100. */
export interface ReadPage {
  readonly text: string;
  readonly confidence: number;
}

/** What the package's types leave out: the thread that the model runs in. */
type ThreadedWorker = Worker & { readonly worker: { ref(): void; unref(): void } };

let opened: Promise<ThreadedWorker> | undefined;

/** Reads the English text in a picture with Tesseract, one picture at a time. The model is loaded by the first. */
export async function readPage({ data, width, height, channels }: PagePicture): Promise<ReadPage> {
  opened ??= openWorker();
  const worker = await opened;
  const raw = { width, height, channels: channels as 1 | 3 | 4 };
  const png = await sharp(data, { raw }).png({ compressionLevel: 1 }).toBuffer();
  worker.worker.ref();
  try {
    const page = await worker.recognize(png);
    return { text: page.data.text.trimEnd(), confidence: page.data.confidence };
  } finally {
    // An idle thread must not keep the process from ending.
    worker.worker.unref();
  }
}

async function openWorker(): Promise<ThreadedWorker> {
  const options = { langPath: eng.langPath, gzip: eng.gzip, cacheMethod: "none", errorHandler: () => {} };
  const worker = (await createWorker(eng.code, 1, options)) as ThreadedWorker;
  // Pictures from the web rarely say how many dots an inch have; without this Tesseract warns of each.
  await worker.setParameters({ user_defined_dpi: "70" });
  return worker;
}
