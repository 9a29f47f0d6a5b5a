import { existsSync } from "node:fs";
import { join } from "node:path";
import { hiddenFolder } from "../cases/hidden-folder.ts";
import { isPostgresUrl } from "../cases/show-postgres-url.ts";
import { isSuite } from "../datasets/update-suite.ts";
import { type FlaggingSettings, flaggingSettings } from "../flagging/flagging-settings.ts";
import type { CaseSource } from "../replay/case-source.ts";
import type { ReplayedDemo } from "../replay/replayed-demo.ts";
import { openStoreSource } from "../replay/store-source.ts";
import { openSuiteSource } from "../replay/suite-source.ts";

/** Cases, and the demos that take them. */
export interface ReplayPlace {
  readonly source: CaseSource;
  readonly demos: readonly ReplayedDemo[];
}

/**
 * Opens the cases that `place` names, a flagging directory, a PostgreSQL database or a suite; else those of each demo, where it
 * keeps its flags. Throws `HC_DATASET` where there are none.
 */
export async function openPlaces(place: string | undefined, demos: readonly ReplayedDemo[]): Promise<readonly ReplayPlace[]> {
  const settings = demos.map(settingsOf);
  if (place !== undefined) return [{ source: await openPlace(place, settings.flat()[0]), demos }];
  const kept = new Map<string, { settings: FlaggingSettings | undefined; demos: ReplayedDemo[] }>();
  for (const [index, demo] of demos.entries()) {
    const own = settings[index] ?? [];
    for (const one of own.length > 0 ? own : [undefined]) {
      const key = `${one?.store ?? ""} ${one?.dir ?? ""}`;
      const found = kept.get(key) ?? { settings: one, demos: [] };
      if (!found.demos.includes(demo)) found.demos.push(demo);
      kept.set(key, found);
    }
  }
  const all = [...kept.values()];
  const holding = all.filter((one) => holdsCases(one.settings));
  // With none at all, opening the first says what is missing.
  return Promise.all(
    (holding.length > 0 ? holding : all.slice(0, 1)).map(async (one) => ({
      source: await openStoreSource(directoryOf(one.settings), one.settings?.store),
      demos: one.demos,
    })),
  );
}

function openPlace(place: string, settings: FlaggingSettings | undefined): Promise<CaseSource> | CaseSource {
  if (isPostgresUrl(place)) return openStoreSource(directoryOf(settings), place);
  return isSuite(place) ? openSuiteSource(place) : openStoreSource(place, undefined);
}

const directoryOf = (settings: FlaggingSettings | undefined): string => settings?.dir ?? "flagged";

function holdsCases(settings: FlaggingSettings | undefined): boolean {
  return settings?.store !== undefined || existsSync(join(hiddenFolder(directoryOf(settings)), "cases.db"));
}

function settingsOf({ demo }: ReplayedDemo): readonly FlaggingSettings[] {
  const surroundings = { hasRules: false, hasUsername: false, environment: process.env };
  return demo.parts.flagged.map(({ flagging }) => flaggingSettings(flagging, surroundings));
}
