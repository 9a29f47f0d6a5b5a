import { useState } from "preact/hooks";

/** Takes files that are dropped on an element: it spreads `dropTarget`, and shows by `isOver` that they would be taken. */
export function useFileDrop(isActive: boolean, onFiles: (files: readonly File[]) => void) {
  const [isOver, setOver] = useState(false);
  const isFileDrag = (event: DragEvent) => isActive && event.dataTransfer?.types.includes("Files") === true;
  return {
    isOver,
    dropTarget: {
      onDragOver: (event: DragEvent) => {
        if (!isFileDrag(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: ({ currentTarget, relatedTarget }: DragEvent) => {
        if (!(currentTarget as Node).contains(relatedTarget as Node | null)) setOver(false);
      },
      onDrop: (event: DragEvent) => {
        setOver(false);
        if (!isFileDrag(event)) return;
        event.preventDefault();
        onFiles([...(event.dataTransfer?.files ?? [])]);
      },
    },
  };
}
