"use client";

import { type ChangeEvent, useEffect, useRef, useState } from "react";

import { Button } from "@/components/ui/button";

type DropZoneProps = { onFiles: (files: File[]) => void; disabled?: boolean; label?: string };

/** The button, and the whole page as a place to drop. The page darkens only while files hang over it. */
export function DropZone({ onFiles, disabled, label = "Upload evidence" }: DropZoneProps) {
  const inputRef = useRef<HTMLInputElement>(null);
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

  function handleChange(event: ChangeEvent<HTMLInputElement>) {
    const files = [...(event.target.files ?? [])];
    event.target.value = "";
    if (files.length > 0) onFiles(files);
  }

  return (
    <>
      <Button variant="primary" data-hotkey="u" disabled={disabled} onClick={() => inputRef.current?.click()}>{label}</Button>
      <input ref={inputRef} type="file" multiple hidden onChange={handleChange} />
      {over && (
        <div aria-hidden className="pointer-events-none fixed inset-3 z-50 grid place-items-center rounded border-2 border-dashed border-accent bg-accent-soft/90 text-lg font-semibold text-accent">
          Drop to read. Nothing is saved before you say so.
        </div>
      )}
    </>
  );
}
