import { useCallback, useRef } from "preact/hooks";
import type { FileData } from "../file-data.ts";
import type { InputProps } from "./view-props.ts";

type Sender = (piece: File, signal: AbortSignal) => Promise<void>;

/** Sends a piece of a stream: it becomes the value, and whoever listens is told. The same function as long as the view stands. */
export function usePieceSender(input: Pick<InputProps<FileData>, "upload" | "onChange" | "onEvent">): Sender {
  const latest = useRef(input);
  latest.current = input;
  return useCallback<Sender>(async (piece, signal) => {
    const [file] = await latest.current.upload([piece], () => {}, signal);
    if (file === undefined || signal.aborted) return;
    latest.current.onChange(file);
    latest.current.onEvent?.("stream");
  }, []);
}
