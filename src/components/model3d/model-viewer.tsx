import { useEffect, useRef, useState } from "preact/hooks";
import type { FileData } from "../file-data.ts";
import type { Model3dViewOptions } from "./model3d.ts";

interface ModelViewerProps {
  readonly file: FileData;
  readonly options: Model3dViewOptions;
}

/** A model that can be turned, or a sentence where it cannot be drawn. */
export function ModelViewer({ file, options }: ModelViewerProps) {
  // A canvas whose context was given back draws no other model: each file has its own.
  return <Canvas key={`${file.url} ${JSON.stringify(options)}`} file={file} options={options} />;
}

function Canvas({ file, options }: ModelViewerProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [state, setState] = useState<"loading" | "drawn" | { readonly failure: string }>("loading");
  useEffect(() => {
    const end = new AbortController();
    const draw = async () => {
      const { drawModel } = await import("./model-scene.ts").catch(() => {
        throw new Error("This part of the page could not be loaded. Reload the page to try again.");
      });
      if (canvas.current && !end.signal.aborted) await drawModel(canvas.current, file.url, options, end.signal);
    };
    draw().then(
      () => end.signal.aborted || setState("drawn"),
      (error: Error) => end.signal.aborted || setState({ failure: error.message }),
    );
    return () => end.abort();
  }, []);
  if (typeof state === "object") return <p class="media-refusal">{state.failure}</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a screen reader hands over its arrow keys to an application. */}
      <canvas
        ref={canvas}
        class="model3d-canvas"
        style={options.clearColor === undefined ? undefined : { backgroundColor: options.clearColor }}
        tabIndex={0}
        role="application"
        aria-roledescription="3D model"
        aria-label={`${file.orig_name}. Arrow keys turn it, plus and minus zoom, 0 resets.`}
        title="Drag, or use the arrow keys, to turn; + and − zoom; 0 resets"
      />
      {state === "loading" && <span class="model3d-loading">Loading…</span>}
    </>
  );
}
