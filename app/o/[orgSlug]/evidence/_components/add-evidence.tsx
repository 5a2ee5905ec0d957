"use client";

import { useCallback } from "react";

import { FileButton } from "@/components/evidence/file-button";
import { Button } from "@/components/ui/button";

import { useAddress } from "../../_components/use-address";
import { controlAskedFor } from "../_upload/asked-for";
import { useAddFiles } from "../_upload/upload-provider";
import { HandSheet } from "./hand-sheet";

type AddEvidenceProps = { timezone: string; base: string; name: string };

/** The two ways in for a person: a file, or a record typed by hand. `?upload=1` and `?hand=1` lead straight there. */
export function AddEvidence({ timezone, base, name }: AddEvidenceProps) {
  const addFiles = useAddFiles();
  const { search, set } = useAddress();
  const control = controlAskedFor(search);
  const asked = search.get("upload") === "1";
  const focusWhenAsked = useCallback((wrapper: HTMLSpanElement | null) => {
    if (asked) wrapper?.querySelector("button")?.focus();
  }, [asked]);
  if (!addFiles) return null;
  return (
    <>
      {asked && <p className="text-sm text-ink-2">{control && <>For <code>{control}</code>: </>}{control ? "drop" : "Drop"} files anywhere on this page, or choose them.</p>}
      <Button onClick={() => set({ hand: "1" }, "push")}>Record by hand</Button>
      <span ref={focusWhenAsked}><FileButton variant="primary" data-hotkey="u" onFiles={(files) => addFiles(files)}>Upload evidence</FileButton></span>
      <HandSheet open={search.get("hand") === "1"} onClose={() => set({ hand: null })} timezone={timezone} base={base} name={name} control={control} />
    </>
  );
}
