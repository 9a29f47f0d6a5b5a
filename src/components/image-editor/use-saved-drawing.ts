import { useEffect, useRef, useState } from "preact/hooks";
import type { FileData } from "../file-data.ts";
import type { InputProps } from "../view/view-props.ts";
import { type Drawing, newDrawing } from "./drawing.ts";
import { exportDrawing } from "./export-drawing.ts";
import { type History, newHistory, withStep } from "./history.ts";
import type { ImageEditorValue } from "./image-editor.ts";
import { loadDrawing } from "./load-drawing.ts";

interface SavedDrawing {
  /** `null` without a picture. */
  readonly history: History<Drawing> | null;
  /** Whether a picture is on its way to the page, or the drawing on its way to the server. */
  readonly isLoading: boolean;
  readonly isSaving: boolean;
  /** Starts with a picture that came from a person. */
  readonly start: (background: FileData) => void;
  readonly startBlank: (width: number, height: number) => void;
  readonly change: (drawing: Drawing) => void;
  /** Goes to another state of the history. */
  readonly travel: (history: History<Drawing>) => void;
  readonly remove: () => void;
}

type Props = Pick<InputProps<ImageEditorValue>, "value" | "onChange" | "onError" | "upload">;

/** Tells one value from another by its files. */
const keyOf = (value: ImageEditorValue | null): string =>
  value === null ? "" : [value.background, ...value.layers, value.composite].map((file) => file?.path ?? "").join(" ");

/** A drawing that is loaded from the value and sent to the server after each change. */
export function useSavedDrawing(props: Props): SavedDrawing {
  const { value, onError } = props;
  const [history, setHistory] = useState<History<Drawing> | null>(null);
  const [isLoading, setLoading] = useState(keyOf(value) !== "");
  const [isSaving, setSaving] = useState(false);
  /** The file behind the background. */
  const original = useRef<FileData | null>(null);
  const knownKey = useRef("");
  /** What is under way, to load or to save; what comes after it takes its place. */
  const current = useRef<AbortController | null>(null);
  // A drawing is saved in a later render than it was made in.
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => () => current.current?.abort(), []);

  const begin = (): AbortSignal => {
    current.current?.abort();
    current.current = new AbortController();
    setSaving(false);
    setLoading(false);
    return current.current.signal;
  };
  const emit = (next: ImageEditorValue | null) => {
    const isEmpty = keyOf(next).trim() === "";
    knownKey.current = isEmpty ? "" : keyOf(next);
    latest.current.onChange(isEmpty ? null : next);
  };

  const load = async (next: ImageEditorValue) => {
    const signal = begin();
    setLoading(true);
    try {
      const drawing = await loadDrawing(next);
      if (signal.aborted) return;
      original.current = next.background ?? (next.layers.length === 0 ? next.composite : null);
      setHistory(newHistory(drawing));
    } catch (error) {
      if (signal.aborted) return;
      setHistory(null);
      emit(null);
      onError((error as Error).message);
    }
    setLoading(false);
  };
  const save = async (drawing: Drawing) => {
    const signal = begin();
    setSaving(true);
    const made = exportDrawing(drawing, original.current);
    try {
      // Handed over before it is made, so that a run that is started now waits for it.
      const stored = await latest.current.upload(
        made.then(({ files }) => files),
        () => {},
        signal,
      );
      if (signal.aborted) return;
      emit((await made).toValue(stored));
    } catch (error) {
      if (signal.aborted) return;
      onError((error as Error).message);
    }
    setSaving(false);
  };
  const reset = () => {
    begin();
    original.current = null;
    setHistory(null);
  };

  const key = keyOf(value);
  useEffect(() => {
    if (key === knownKey.current) return;
    knownKey.current = key;
    if (value === null) reset();
    else void load(value);
  }, [key]);

  return {
    history,
    isLoading,
    isSaving,
    start(background) {
      const started = { background, layers: [], composite: background };
      emit(started);
      void load(started);
    },
    startBlank(width, height) {
      reset();
      setHistory(newHistory(newDrawing(null, width, height)));
    },
    change(drawing) {
      if (history) setHistory(withStep(history, drawing));
      void save(drawing);
    },
    travel(next) {
      setHistory(next);
      if (next.present !== history?.present) void save(next.present);
    },
    remove() {
      reset();
      emit(null);
      onError(null);
    },
  };
}
