"use client";

import { useEffect, useState } from "react";

type PageDropProps = { onFiles: (files: File[]) => void; disabled?: boolean };

/** The whole page as a place to drop. It darkens only while files hang over it. */
export function PageDrop({ onFiles, disabled }: PageDropProps) {
  const [over, setOver] = useState(false);

  useEffect(() => {
    if (disabled) return;
    let depth = 0;
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    function handleEnter(event: DragEvent) {
      if (!carriesFiles(event)) return;
      depth += 1;
      setOver(true);
    }
    function handleLeave(event: DragEvent) {
      if (!carriesFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    }
    function handleOver(event: DragEvent) {
      if (carriesFiles(event)) event.preventDefault();
    }
    function handleDrop(event: DragEvent) {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) onFiles(files);
    }
    const listeners = { dragenter: handleEnter, dragleave: handleLeave, dragover: handleOver, drop: handleDrop } as const;
    for (const [name, listener] of Object.entries(listeners)) document.addEventListener(name as "drop", listener);
    return () => {
      for (const [name, listener] of Object.entries(listeners)) document.removeEventListener(name as "drop", listener);
    };
  }, [disabled, onFiles]);

  return over ? (
    <div aria-hidden className="pointer-events-none fixed inset-3 z-50 grid place-items-center rounded border-2 border-dashed border-accent bg-accent-soft/90 text-lg font-semibold text-accent">
      Drop to read. Nothing is saved before you say so.
    </div>
  ) : null;
}
