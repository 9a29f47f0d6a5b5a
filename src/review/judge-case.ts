import type { Case, StoredValues } from "../cases/case.ts";
import { FlagMedia } from "../cases/flag-media.ts";
import type { KeptCase } from "../cases/kept-case.ts";
import { mediaIn } from "../cases/media-in.ts";
import type { MediaAccess } from "../components/define-component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { Decision } from "./read-decision.ts";
import { refuse } from "./read-decision.ts";
import type { PageValues } from "./review-api.ts";
import type { ReviewWork } from "./review-parts.ts";

/** What became of a judgement: the case as it is now, `isLate` where another reviewer came first. */
export interface Judged {
  readonly case: KeptCase;
  readonly isLate: boolean;
}

/** The case of an id. Throws `HC_NOT_FOUND`. */
export async function findCase({ store }: ReviewWork, id: string): Promise<KeptCase> {
  const found = await (await store()).get(id);
  if (found) return found;
  throw new HardcaseError("HC_NOT_FOUND", `There is no case ${id}.`, { hint: "It may have been erased, or taken back by who flagged it." });
}

/**
 * Writes what a reviewer decided, unless another came first since they saw it. Files of what is expected are kept as those of
 * flags are. Throws what `parse` of the components throws, and `HC_NOT_FOUND`.
 */
export async function judgeCase(
  work: ReviewWork,
  { id, revision }: { readonly id: string; readonly revision: number },
  { decision, by }: { readonly decision: Decision; readonly by: string | null },
): Promise<Judged> {
  const before = await findCase(work, id);
  if (before.review.revision !== revision) return { case: before, isLate: true };
  const { verdict, comment, duplicateOf } = decision;
  if (duplicateOf !== null && (duplicateOf === id || (await (await work.store()).get(duplicateOf)) === undefined)) {
    throw refuse("duplicateOf", "the id of another case", duplicateOf);
  }
  const media = new FlagMedia(work.media, work.parts.uploads);
  try {
    const expected = decision.expected && (await toStored(work, before, { expected: decision.expected, media }));
    const review = { verdict, expected, comment, by, at: new Date(), duplicateOf };
    const written = await (await work.store()).review(id, review, revision + 1);
    if (written) return { case: written, isLate: false };
  } catch (error) {
    await media.takeBack().catch(() => {});
    throw error;
  }
  await media.takeBack();
  return { case: await findCase(work, id), isLate: true };
}

async function toStored(
  work: ReviewWork,
  flagged: Case,
  { expected, media }: { readonly expected: PageValues; readonly media: FlagMedia },
): Promise<StoredValues> {
  const { outputs } = await work.endpoints.of(flagged);
  const unknown = Object.keys(expected).find((name) => !outputs.some((output) => output.name === name));
  if (unknown !== undefined) {
    throw new HardcaseError("HC_PARAMETER_UNKNOWN", `There is no output "${unknown}".`, {
      parameter: unknown,
      hint: `There is ${outputs.map(({ name }) => `"${name}"`).join(", ")}.`,
    });
  }
  const named = outputs.filter(({ name }) => Object.hasOwn(expected, name));
  // All are checked before a file of one is copied.
  const parsed = named.map(({ name, component }) => component.parse(expected[name]));
  const stored: Record<string, StoredValues[string]> = {};
  for (const [index, { name, component, folder }] of named.entries()) {
    stored[name] = await component.flag(parsed[index], accessFor(work, flagged, media.accessFor(folder)));
  }
  return stored;
}

/** A file that is stored already is not copied again, but for those of the visitor's correction, which the visitor may still change. */
function accessFor({ files, media, parts: { uploads } }: ReviewWork, flagged: Case, access: MediaAccess): MediaAccess {
  const ofVisitor = new Set(mediaIn(flagged.flag.corrected).map(({ path }) => path));
  return {
    ...access,
    async save(file) {
      const reference = files.read(file.path);
      if (reference === undefined) return access.save(file);
      const place = await media.load(reference);
      if (!ofVisitor.has(reference.path)) return reference;
      return access.save(await uploads.store({ name: reference.orig_name, content: { path: place } }));
    },
  };
}
