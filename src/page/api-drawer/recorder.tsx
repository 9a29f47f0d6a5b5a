import { useState } from "preact/hooks";
import { type RecordedRun, recordedRuns } from "../api/recorded-runs.ts";
import type { ApiEndpoint } from "./api-document.ts";
import { callOf } from "./call-of.ts";
import { Snippets } from "./snippet-view.tsx";
import type { SnippetTarget } from "./snippets.ts";

interface RecorderProps {
  readonly endpoints: readonly ApiEndpoint[];
  readonly target: SnippetTarget;
  readonly onStart: () => void;
}

/** The last script, until the page is left. */
let lastRuns: readonly RecordedRun[] = [];

/** Makes a script of what the person does on the page. */
export function Recorder({ endpoints, target, onStart }: RecorderProps) {
  const recorded = recordedRuns.value;
  const [ended, setEnded] = useState(lastRuns);
  const runs = recorded ?? ended;
  const calls = runs.flatMap(({ endpoint, inputs }) => {
    const known = endpoints.find(({ name }) => name === endpoint);
    return known ? [callOf(known, inputs)] : [];
  });
  const start = () => {
    lastRuns = [];
    recordedRuns.value = [];
    onStart();
  };
  const stop = () => {
    lastRuns = recorded ?? [];
    setEnded(lastRuns);
    recordedRuns.value = null;
  };
  return (
    <section class="api-part" aria-labelledby="api-recorder-title">
      <div class="api-recorder-head">
        <h3 id="api-recorder-title">Recorder</h3>
        <button type="button" class="button" onClick={recorded === null ? start : stop}>
          {recorded === null ? "Start recording" : "Stop recording"}
        </button>
      </div>
      {calls.length === 0 ? (
        <p class="api-quiet">
          {recorded === null
            ? "Start it and use the page: every run becomes a line of a script."
            : "Nothing has run since it was started. Close this, and use the page."}
        </p>
      ) : (
        <Snippets name="script" calls={calls} target={target} />
      )}
    </section>
  );
}
