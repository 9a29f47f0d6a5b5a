import { useEffect, useRef, useState } from "preact/hooks";
import type { FileData } from "../file-data.ts";
import type { InputProps, UploadProgress } from "./view-props.ts";

/** An upload that is under way. */
export interface RunningUpload {
  /** The file's name, or how many files. */
  readonly what: string;
  /** Undefined until the first bytes are on their way. */
  readonly progress: UploadProgress | undefined;
}

/** Sending files from a view. */
export interface Uploader {
  readonly running: RunningUpload | null;
  /** Sends files; during an upload they take its place, or wait for it. */
  readonly send: (files: readonly File[]) => void;
  readonly cancel: () => void;
  /** What a screen reader is told of the last step. */
  readonly announcement: string;
  readonly announce: (message: string) => void;
}

/** What an uploader needs of its view. */
export interface UploadOptions {
  readonly upload: InputProps<never>["upload"];
  readonly onError: (message: string | null) => void;
  readonly onDone: (files: readonly FileData[]) => void;
  /** Turns a file into the one that is sent. */
  readonly prepare?: ((file: File) => Promise<File>) | undefined;
  /** Whether files sent during an upload wait for it; else they take its place. */
  readonly isQueue?: boolean;
}

/** Keeps one upload at a time, with its progress, and ends it when the view goes away. */
export function useUpload(options: UploadOptions): Uploader {
  const [running, setRunning] = useState<RunningUpload | null>(null);
  const [announcement, announce] = useState("");
  const current = useRef<AbortController | null>(null);
  const waiting = useRef<(readonly File[])[]>([]);
  // An upload ends in a later render than it began in, perhaps with another value beside it.
  const latest = useRef(options);
  latest.current = options;
  useEffect(() => () => current.current?.abort(), []);

  const run = async (files: readonly File[]): Promise<void> => {
    const own = new AbortController();
    current.current = own;
    const isCurrent = () => current.current === own;
    const what = files.length === 1 && files[0] ? files[0].name : `${files.length} files`;
    setRunning({ what, progress: undefined });
    announce(`Uploading ${what}`);
    try {
      const { prepare, upload } = latest.current;
      const ready = prepare ? Promise.all(files.map(prepare)) : files;
      const stored = await upload(ready, (progress) => isCurrent() && setRunning({ what, progress }), own.signal);
      if (!isCurrent()) return;
      announce(`${what} uploaded`);
      latest.current.onDone(stored);
    } catch (error) {
      if (!isCurrent()) return;
      announce("");
      latest.current.onError(error instanceof Error ? error.message : String(error));
    }
    const next = waiting.current.shift();
    if (next) return run(next);
    current.current = null;
    setRunning(null);
  };

  const send = (files: readonly File[]) => {
    latest.current.onError(null);
    if (current.current && latest.current.isQueue) {
      waiting.current.push(files);
      return;
    }
    current.current?.abort();
    void run(files);
  };
  const cancel = () => {
    waiting.current = [];
    current.current?.abort();
    current.current = null;
    setRunning(null);
    announce("Upload cancelled");
  };
  return { running, send, cancel, announcement, announce };
}
