import { useId, useMemo } from "preact/hooks";
import type { Json } from "../../components/define-component.ts";
import { loadView } from "../../page/view/load-view.ts";
import { ViewBoundary } from "../../page/view/view-boundary.tsx";
import type { ReportComponent } from "../reporters/html-report-data.ts";
import { PlainDifference, PlainValue, toText } from "./plain-value.tsx";
import { lacksFile, withFiles } from "./value-files.ts";

/** The view of a component; undefined where this page has none, as of kinds of the owner's own. */
function viewOf(component: ReportComponent | undefined) {
  const loading = component && loadView(component.kind).value;
  return typeof loading === "object" && "view" in loading ? loading.view : undefined;
}

interface ValueFaceProps {
  readonly component: ReportComponent | undefined;
  readonly value: Json;
  /** Id of the element that names it. */
  readonly labelId: string;
}

/** A value as its component draws an output. */
export function ValueFace({ component, value, labelId }: ValueFaceProps) {
  const id = useId();
  const view = viewOf(component);
  const shown = useMemo(() => withFiles(value), [value]);
  if (view === undefined || lacksFile(value)) return <PlainValue value={value} />;
  const options = component?.options;
  return (
    <ViewBoundary resetKey={value}>
      {view.Output ? (
        <view.Output id={id} labelId={labelId} value={shown} options={options} isStreaming={false} />
      ) : (
        <view.Cell value={shown} options={options} />
      )}
    </ViewBoundary>
  );
}

/** A value in one line. */
export function CellFace({ component, value }: Omit<ValueFaceProps, "labelId">) {
  const view = viewOf(component);
  const shown = useMemo(() => withFiles(value), [value]);
  if (view === undefined || lacksFile(value)) return <span>{toText(value).slice(0, 200)}</span>;
  return (
    <ViewBoundary resetKey={value}>
      <view.Cell value={shown} options={component?.options} />
    </ViewBoundary>
  );
}

interface DifferenceFaceProps {
  readonly component: ReportComponent | undefined;
  readonly expected: Json;
  readonly actual: Json;
}

/** Where a value differs from the expected one, as its component shows it. */
export function DifferenceFace({ component, expected, actual }: DifferenceFaceProps) {
  const view = viewOf(component);
  const pair = useMemo(() => ({ expected: withFiles(expected), actual: withFiles(actual) }), [expected, actual]);
  if (view === undefined || lacksFile(expected) || lacksFile(actual)) return <PlainDifference expected={expected} actual={actual} />;
  return (
    <ViewBoundary resetKey={pair}>
      <view.Diff {...pair} options={component?.options} />
    </ViewBoundary>
  );
}
