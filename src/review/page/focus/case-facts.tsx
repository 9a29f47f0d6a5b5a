import type { ComponentChildren } from "preact";
import { formatDuration } from "../../../page/run/format-duration.ts";
import type { ReviewedCase } from "../../review-api.ts";
import { RelativeTime } from "../relative-time.tsx";

const flaggers = { person: "A person", api: "A call of the API", auto: "By itself, as every run", rule: "A rule" } as const;

/** Where a case comes from. */
export function CaseFacts({ one }: { readonly one: ReviewedCase }) {
  const { flag, run } = one;
  return (
    <section class="focus-part" aria-labelledby="focus-facts">
      <h3 id="focus-facts">Facts</h3>
      <dl class="case-facts">
        <Fact name="Flagged">
          <RelativeTime at={flag.at} />
        </Fact>
        <Fact name="By">{flag.by === "rule" ? `The rule “${flag.rule}”` : flaggers[flag.by]}</Fact>
        {one.user !== null && <Fact name="User">{one.user}</Fact>}
        {one.session !== null && (
          <Fact name="Session">
            <code>{one.session.slice(0, 8)}</code>
          </Fact>
        )}
        <Fact name="Endpoint">{one.endpoint}</Fact>
        {run.version !== null && <Fact name="Version">{run.version}</Fact>}
        <Fact name="Run">
          {formatDuration(run.durationMs)}, <RelativeTime at={run.startedAt} />
        </Fact>
        {!one.verified && <Fact name="Receipt">None: that this run took place is not proved</Fact>}
        <Fact name="Case">
          <code class="case-id">{one.id}</code>
        </Fact>
      </dl>
      {one.replayed !== null && (
        <p class="case-replay">
          Replay: {one.replayed.result}
          {one.replayed.version !== null && ` in version ${one.replayed.version}`}, <RelativeTime at={one.replayed.at} />
          {one.replayed.reason !== null && `. ${one.replayed.reason}`}
        </p>
      )}
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div class="case-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
