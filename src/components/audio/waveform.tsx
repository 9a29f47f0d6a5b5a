import { showTime } from "../view/show-time.ts";
import "./waveform.css";

interface WaveformProps {
  /** Loudness from 0 to 1 of equal stretches; `null` draws a plain line. */
  readonly levels: readonly number[] | null;
  /** In seconds. */
  readonly position: number;
  /** In seconds. */
  readonly duration: number;
  readonly onSeek: (seconds: number) => void;
}

/** Two of a hundred units; silence is still a dot. */
const least = 2;

/** A slider drawn as the sound's waveform: what was played is in the accent. */
export function Waveform({ levels, position, duration, onSeek }: WaveformProps) {
  const share = duration > 0 ? Math.min(position / duration, 1) : 0;
  const bars = levels ?? [];
  const path = bars
    .map((level, index) => `M${index + 0.5} ${50 - Math.max(level * 50, least)}V${50 + Math.max(level * 50, least)}`)
    .join("");
  const drawing = (part: "rest" | "played") => (
    <svg
      class={`waveform-${part}`}
      viewBox={`0 0 ${bars.length} 100`}
      preserveAspectRatio="none"
      aria-hidden="true"
      style={part === "played" ? { clipPath: `inset(0 ${100 - share * 100}% 0 0)` } : undefined}
    >
      <path d={path} />
    </svg>
  );
  return (
    <div class="waveform">
      {levels ? (
        <>
          {drawing("rest")}
          {drawing("played")}
        </>
      ) : (
        <span class="waveform-line" />
      )}
      <input
        type="range"
        min={0}
        max={duration || 1}
        step={0.01}
        value={position}
        disabled={duration === 0}
        aria-label="Position"
        aria-valuetext={`${showTime(position)} of ${showTime(duration)}`}
        onInput={({ currentTarget }) => onSeek(currentTarget.valueAsNumber)}
        onKeyDown={(event) => {
          // The slider's own step is a hundredth of a second, for the pointer.
          const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
          if (by === undefined) return;
          event.preventDefault();
          onSeek(Math.min(Math.max(position + by, 0), duration));
        }}
      />
      {position > 0 && <span class="waveform-needle" style={{ insetInlineStart: `${share * 100}%` }} />}
    </div>
  );
}
