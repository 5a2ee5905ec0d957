"use client";

import { ChevronDown, X } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

import { canSave, traySentence, type UploadItem } from "./upload-item";
import { UploadLine, type UploadLineActions } from "./upload-line";

type UploadTrayProps = UploadLineActions & {
  items: UploadItem[];
  base: string;
  onSaveAll: () => void;
  /** Empties the tray. Offered once nothing is on the way. */
  onClose: () => void;
};

/** Stands at the bottom while files are being read. Nothing in it is saved before Save. */
export function UploadTray({ items, base, onSaveAll, onClose, ...actions }: UploadTrayProps) {
  const [folded, setFolded] = useState(false);
  if (items.length === 0) return null;
  const ready = items.filter((item) => canSave(item) && item.answer?.recordsTotal !== 0).length;
  const busy = items.some(({ phase }) => phase === "sending" || phase === "reading" || phase === "saving");
  return (
    <section aria-label="Upload" data-print="hide" className="fixed inset-x-0 bottom-14 z-30 border-t border-line-strong bg-surface md:bottom-4 md:inset-x-auto md:end-4 md:w-[34rem] md:rounded md:border md:shadow-menu">
      <header className="flex h-11 items-center gap-2 ps-4 pe-2">
        <h2 className="min-w-0 flex-1 truncate font-semibold" aria-live="polite">{traySentence(items)}</h2>
        {ready > 1 && <Button size="sm" variant="primary" onClick={onSaveAll}>Save all {ready}</Button>}
        <Button size="icon-sm" variant="ghost" aria-label={folded ? "Unfold the tray" : "Fold the tray"} aria-expanded={!folded} onClick={() => setFolded(!folded)}>
          <ChevronDown aria-hidden className={cn(folded && "rotate-180")} />
        </Button>
        {!busy && <Button size="icon-sm" variant="ghost" aria-label="Close the tray; what is not saved is dropped" onClick={onClose}><X aria-hidden /></Button>}
      </header>
      {!folded && (
        <ul className="max-h-[60dvh] overflow-y-auto overscroll-contain border-t border-line">
          {items.map((item) => <UploadLine key={item.id} item={item} base={base} {...actions} />)}
        </ul>
      )}
    </section>
  );
}
