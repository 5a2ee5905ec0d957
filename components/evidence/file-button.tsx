"use client";

import { type ChangeEvent, type ComponentProps, useRef } from "react";

import { Button } from "@/components/ui/button";

type FileButtonProps = Omit<ComponentProps<typeof Button>, "onClick"> & { onFiles: (files: File[]) => void; single?: boolean };

/** A button that asks for files. The same file can be chosen twice in a row. */
export function FileButton({ onFiles, single, children, ...props }: FileButtonProps) {
  const inputRef = useRef<HTMLInputElement>(null);

  function handleChange(event: ChangeEvent<HTMLInputElement>) {
    const files = [...(event.target.files ?? [])];
    event.target.value = "";
    if (files.length > 0) onFiles(files);
  }

  return (
    <>
      <Button {...props} onClick={() => inputRef.current?.click()}>{children}</Button>
      <input ref={inputRef} type="file" multiple={!single} hidden onChange={handleChange} tabIndex={-1} />
    </>
  );
}
