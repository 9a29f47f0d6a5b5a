import { useEffect, useRef, useState } from "preact/hooks";
import type { FileData } from "../file-data.ts";
import { useUpload } from "../view/use-upload.ts";
import type { InputProps } from "../view/view-props.ts";
import { type Drawing, newDrawing } from "./drawing.ts";
import { type DrawingExport, exportDrawing } from "./export-drawing.ts";
import { type History, newHistory, withStep } from "./history.ts";
import type { ImageEditorValue } from "./image-editor.ts";
import { loadDrawing } from "./load-drawing.ts";

interface SavedDrawing {
  /** `null` without a picture. */
  readonly history: History<Drawing> | null;
  /** Whether a picture is on its way to the page, or the drawing on its way to the server. */
  readonly isLoading: boolean;
  readonly isSaving: boolean;
  /** Begins with a picture that came from a person. */
  readonly begin: (background: FileData) => void;
  readonly beginBlank: (width: number, height: number) => void;
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
export function useSavedDrawing({ value, onChange, onError, upload }: Props): SavedDrawing {
  const [history, setHistory] = useState<History<Drawing> | null>(null);
  const [isLoading, setLoading] = useState(keyOf(value) !== "");
  /** The file behind the background. */
  const original = useRef<FileData | null>(null);
  const knownKey = useRef("");
  const plan = useRef<DrawingExport | null>(null);
  const latestSave = useRef(0);

  const emit = (next: ImageEditorValue | null) => {
    const isEmpty = keyOf(next).trim() === "";
    knownKey.current = isEmpty ? "" : keyOf(next);
    onChange(isEmpty ? null : next);
  };
  const uploader = useUpload({
    upload,
    onError,
    onDone(stored) {
      if (plan.current) emit(plan.current.toValue(stored));
      plan.current = null;
    },
  });

  const load = async (next: ImageEditorValue) => {
    const own = ++latestSave.current;
    plan.current = null;
    setLoading(true);
    try {
      const drawing = await loadDrawing(next);
      if (own !== latestSave.current) return;
      original.current = next.background ?? (next.layers.length === 0 ? next.composite : null);
      setHistory(newHistory(drawing));
    } catch (error) {
      if (own !== latestSave.current) return;
      setHistory(null);
      emit(null);
      onError((error as Error).message);
    }
    setLoading(false);
  };
  const save = async (drawing: Drawing) => {
    const own = ++latestSave.current;
    plan.current = null;
    try {
      const made = await exportDrawing(drawing, original.current);
      // Another change came meanwhile, and is being saved itself.
      if (own !== latestSave.current) return;
      if (made.files.length === 0) return emit(made.toValue([]));
      plan.current = made;
      uploader.send(made.files);
    } catch (error) {
      onError((error as Error).message);
    }
  };
  const reset = () => {
    latestSave.current += 1;
    plan.current = null;
    original.current = null;
    setHistory(null);
    setLoading(false);
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
    isSaving: uploader.running !== null,
    begin(background) {
      const begun = { background, layers: [], composite: background };
      emit(begun);
      void load(begun);
    },
    beginBlank(width, height) {
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
