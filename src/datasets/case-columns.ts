import type { Case } from "../cases/case.ts";
import type { EndpointDescription } from "../cases/endpoint-description.ts";
import type { DatasetFeature } from "../components/dataset-feature.ts";
import type { Json } from "../components/define-component.ts";
import { localTime } from "./local-time.ts";
import { uniqueNames } from "./unique-names.ts";

/** One column of a dataset of cases. */
export interface CaseColumn {
  readonly name: string;
  readonly feature: DatasetFeature;
  /** Its stored value in a case. */
  readonly read: (flagged: Case) => Json;
}

const text: DatasetFeature = { type: "text" };
const moment: DatasetFeature = { type: "moment" };

/** The columns of a flagging directory's CSV, as the guide has them: values, `flag` and `username` where there are any, `timestamp`. */
export function guideColumns(description: EndpointDescription): CaseColumn[] {
  return withValues(description, [
    ...(description.hasOption ? [option] : []),
    ...(description.hasUsername ? [username] : []),
    { name: "timestamp", feature: text, read: ({ flag }) => localTime(flag.at) },
  ]);
}

/** The columns of a typed dataset: values, then all that is known of the flag, the run and the review. */
export function datasetColumns(description: EndpointDescription): CaseColumn[] {
  const outputs = description.values.filter(({ place }) => place === "output");
  const answers: DatasetFeature = {
    type: "record",
    fields: Object.fromEntries(outputs.map(({ name, feature }) => [name, feature])),
  };
  return withValues(description, [
    option,
    username,
    { name: "timestamp", feature: moment, read: ({ flag }) => flag.at.toISOString() },
    { name: "note", feature: text, read: ({ flag }) => flag.note },
    { name: "corrected", feature: answers, read: ({ flag }) => flag.corrected },
    { name: "verdict", feature: { type: "class", names: ["new", "wrong", "right", "discarded"] }, read: ({ review }) => review.verdict },
    { name: "expected", feature: answers, read: ({ review }) => review.expected },
    { name: "comment", feature: text, read: ({ review }) => review.comment },
    { name: "error", feature: text, read: ({ run }) => run.error?.message ?? null },
    { name: "flagged_by", feature: { type: "class", names: ["person", "auto", "rule", "api"] }, read: ({ flag }) => flag.by },
    { name: "rule", feature: text, read: ({ flag }) => flag.rule },
    { name: "endpoint", feature: text, read: ({ run }) => run.endpoint },
    { name: "version", feature: text, read: ({ run }) => run.version },
    { name: "duration_ms", feature: { type: "number" }, read: ({ run }) => run.durationMs },
    { name: "case", feature: text, read: ({ id }) => id },
  ]);
}

const option: CaseColumn = { name: "flag", feature: text, read: ({ flag }) => flag.option };
const username: CaseColumn = { name: "username", feature: text, read: ({ user }) => user };

/** A value whose name is taken, by another or by one of these columns, gets a number: `flag 2`. */
function withValues({ values }: EndpointDescription, own: readonly CaseColumn[]): CaseColumn[] {
  const names = uniqueNames(
    values.map(({ name }) => name),
    own.map(({ name }) => name),
  );
  const columns = values.map(({ place, name, feature }, index) => ({
    name: names[index] as string,
    feature,
    read: (flagged: Case): Json => (place === "input" ? flagged.inputs : flagged.outputs)?.[name] ?? null,
  }));
  return [...columns, ...own];
}
