import type { InputProps } from "./view-props.ts";

/** Who is told of playing. */
export type PlayEvents = InputProps<never>["onEvent"];

/** Handlers of a player's element that tell of `play`, `pause` and, at the end, `stop`. */
export function playEvents(onEvent: PlayEvents, setPlaying: (isPlaying: boolean) => void = () => {}) {
  return {
    onPlay: () => {
      setPlaying(true);
      onEvent?.("play");
    },
    onPause: ({ currentTarget }: { readonly currentTarget: HTMLMediaElement }) => {
      setPlaying(false);
      // At its end the browser pauses it too.
      if (!currentTarget.ended) onEvent?.("pause");
    },
    onEnded: ({ currentTarget }: { readonly currentTarget: HTMLMediaElement }) => {
      // A jump to the end, to find out how long it is, is no playing.
      if (currentTarget.played.length > 0) onEvent?.("stop");
    },
  };
}
