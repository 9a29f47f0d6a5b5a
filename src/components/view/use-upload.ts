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
  /** Sends files; a newer call takes the place of an older one. */
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
}

/** Keeps one upload at a time, with its progress, and ends it when the view goes away. */
export function useUpload({ upload, onError, onDone, prepare }: UploadOptions): Uploader {
  const [running, setRunning] = useState<RunningUpload | null>(null);
  const [announcement, announce] = useState("");
  const current = useRef<AbortController | null>(null);

  const cancel = () => {
    current.current?.abort();
    current.current = null;
    setRunning(null);
  };
  useEffect(() => () => current.current?.abort(), []);

  const send = async (files: readonly File[]) => {
    current.current?.abort();
    const own = new AbortController();
    current.current = own;
    const what = files.length === 1 && files[0] ? files[0].name : `${files.length} files`;
    onError(null);
    setRunning({ what, progress: undefined });
    announce(`Uploading ${what}`);
    try {
      const ready = prepare ? await Promise.all(files.map(prepare)) : files;
      const stored = await upload(ready, (progress) => current.current === own && setRunning({ what, progress }), own.signal);
      if (current.current !== own) return;
      announce(`${what} uploaded`);
      onDone(stored);
    } catch (error) {
      if (current.current !== own) return;
      announce("");
      onError(error instanceof Error ? error.message : String(error));
    }
    current.current = null;
    setRunning(null);
  };

  const cancelAloud = () => {
    cancel();
    announce("Upload cancelled");
  };
  return { running, send: (files) => void send(files), cancel: cancelAloud, announcement, announce };
}
