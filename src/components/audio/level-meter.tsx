import { useEffect, useState } from "preact/hooks";
import "./level-meter.css";

const bars = 64;
const milliseconds = 60;

/** The loudness of the last seconds, newest at the end, so that a person sees that they are heard. */
export function LevelMeter({ stream }: { readonly stream: MediaStream }) {
  const [levels, setLevels] = useState<readonly number[]>(() => Array.from({ length: bars }, () => 0));
  useEffect(() => {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      // Ears hear ratios: a quiet voice should be seen too.
      setLevels((last) => [...last.slice(1), Math.min(1, Math.sqrt(peak))]);
    }, milliseconds);
    return () => {
      clearInterval(timer);
      void context.close();
    };
  }, [stream]);
  return (
    <svg class="level-meter" viewBox={`0 0 ${bars} 100`} preserveAspectRatio="none" aria-hidden="true">
      <path d={levels.map((level, index) => `M${index + 0.5} ${50 - Math.max(level * 48, 2)}V${50 + Math.max(level * 48, 2)}`).join("")} />
    </svg>
  );
}
