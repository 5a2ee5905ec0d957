"use client";

import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext } from "react";

import { PageDrop } from "@/components/evidence/page-drop";

import { controlAskedFor } from "./asked-for";
import type { Supersedes } from "./entry";
import { useUploads } from "./use-uploads";

const UploadTray = dynamic(async () => (await import("@/components/evidence/upload-tray")).UploadTray, { ssr: false });

type AddFiles = (files: File[], supersedes?: Supersedes | null) => void;
const Uploads = createContext<AddFiles | null>(null);

/** Adds files to the tray; null where the reader may not push. */
export function useAddFiles(): AddFiles | null {
  return useContext(Uploads);
}

type UploadProviderProps = { orgSlug: string; base: string; timezone: string; mayPush: boolean; children: ReactNode };

/** Drop anywhere over the evidence pages; the tray stays while one walks between them. */
export function UploadProvider({ orgSlug, base, timezone, mayPush, children }: UploadProviderProps) {
  const { items, add, actions } = useUploads(orgSlug, timezone);
  const control = controlAskedFor(useSearchParams());
  const addHere = useCallback<AddFiles>((files, supersedes = null) => add(files, supersedes, supersedes ? null : control), [add, control]);
  if (!mayPush) return <Uploads value={null}>{children}</Uploads>;
  return (
    <Uploads value={addHere}>
      {children}
      <PageDrop onFiles={addHere} />
      {items.length > 0 && <UploadTray items={items} base={base} {...actions} />}
    </Uploads>
  );
}
