import type { StoredValues } from "../cases/case.ts";
import type { MediaStore } from "../cases/media-store.ts";
import type { FileAccess, Json, MediaAccess } from "../components/define-component.ts";
import type { Endpoint, NamedComponent } from "../demo/endpoint.ts";
import type { FileCache } from "../runs/file-cache.ts";
import { noteFilesOfCase } from "../runs/files-of-cases.ts";
import type { NamedValues } from "../runs/run.ts";
import type { Runner } from "../runs/runner.ts";
import { compareOutputs } from "./compare-outputs.ts";
import type { Attempt } from "./replay-result.ts";
import type { ReplayedCase } from "./replayed-case.ts";

/** What the runs of a replay share. */
export interface ReplaySurroundings {
  readonly runner: Runner;
  readonly files: FileCache;
  readonly media: MediaStore;
  readonly timeoutMs: number;
  /** Ends it early. */
  readonly signal: AbortSignal;
}

/** Runs a case once and compares. It never throws: what keeps a case from running is said in the attempt. */
export async function replayCase(one: ReplayedCase, endpoint: Endpoint, surroundings: ReplaySurroundings): Promise<Attempt> {
  const ending = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let stop = () => {};
  const timedOut = new Promise<Attempt>((resolve) => {
    timer = setTimeout(() => {
      ending.abort();
      resolve({ type: "failed", message: `It did not end within ${surroundings.timeoutMs / 1000} s.`, hasFailedBefore: false });
    }, surroundings.timeoutMs);
    stop = () => {
      ending.abort();
      resolve({ type: "failed", message: "It was ended.", hasFailedBefore: false });
    };
    surroundings.signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([timedOut, attempt(one, endpoint, surroundings, ending.signal)]);
  } catch (error) {
    return { type: "failed", message: error instanceof Error ? error.message : String(error), hasFailedBefore: false };
  } finally {
    clearTimeout(timer);
    surroundings.signal.removeEventListener("abort", stop);
  }
}

async function attempt(
  one: ReplayedCase,
  endpoint: Endpoint,
  { runner, files, media }: ReplaySurroundings,
  signal: AbortSignal,
): Promise<Attempt> {
  const access = mediaAccess(media, files);
  const inputs = await readStored(endpoint.inputs, one.inputs, access);
  for await (const event of runner.run({ ...endpoint, isQueued: false }, inputs, { signal }, true)) {
    if (event.type === "error") return judgeFailure(one, event.run.error?.message ?? "");
    if (event.type !== "done") continue;
    const actual = event.run.outputs ?? {};
    await noteFilesOfCase(files.folder, one.id, actual);
    const wanted = one.expected ?? one.outputs;
    if (wanted === null) return differentFromFailure(one, actual);
    return compareOutputs(endpoint, { expected: await readStored(endpoint.outputs, wanted, access), actual, inputs }, files);
  }
  return { type: "failed", message: "It was stopped.", hasFailedBefore: false };
}

function judgeFailure({ outputs, expected }: ReplayedCase, message: string): Attempt {
  const hasFailedBefore = outputs === null;
  return hasFailedBefore && expected === null ? { type: "same", score: null } : { type: "failed", message, hasFailedBefore };
}

/** Of a run that had failed before, there is nothing to compare with, unless a reviewer has said what is right. */
function differentFromFailure({ error }: ReplayedCase, actual: NamedValues): Attempt {
  const reason = `The run that was flagged failed: ${error ?? "unknown"}`;
  const differences = Object.entries(actual).map(([output, value]) => ({ output, expected: null, actual: value, reason }));
  return { type: "different", differences, score: null };
}

/** Stored values as page values. A name that no component has stays, for whoever takes it to refuse. */
async function readStored(components: readonly NamedComponent[], stored: StoredValues, access: MediaAccess): Promise<NamedValues> {
  const entries = Object.entries(stored).map(async ([name, value]) => {
    const component = components.find((one) => one.name === name)?.component;
    return [name, component ? ((await component.readFromFlag(value, access)) as Json) : value] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Files of cases go into the cache of uploads, so that they are to the components what a visitor's file was. */
function mediaAccess(media: MediaStore, files: FileAccess): MediaAccess {
  return {
    save: () => Promise.reject(new Error("A replay stores no files.")),
    load: async (reference) => files.store({ name: reference.orig_name, content: { path: await media.load(reference) } }),
  };
}
