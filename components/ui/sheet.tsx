"use client";

import { Maximize2, X } from "lucide-react";
import { Dialog as RadixDialog } from "radix-ui";
import { type ReactNode, useRef } from "react";

import { KeptLink } from "@/components/layout/kept-link";

import { buttonVariants } from "./button";
import { cn } from "./cn";

type SheetProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  eyebrow?: ReactNode;
  description?: string;
  /** Where the same thing lives as a page. Focus starts on it, so a second Enter goes full screen. */
  fullHref?: string;
  actions?: ReactNode;
  side?: "end" | "bottom";
  className?: string;
  children: ReactNode;
};

/** Opens beside the list so the list keeps its place. */
export function Sheet({ open, onOpenChange, title, eyebrow, description, fullHref, actions, side = "end", className, children }: SheetProps) {
  const fullRef = useRef<HTMLAnchorElement>(null);

  function handleOpenAutoFocus(event: Event) {
    if (!fullRef.current) return;
    event.preventDefault();
    fullRef.current.focus();
  }

  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 bg-overlay" />
        <RadixDialog.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          onOpenAutoFocus={handleOpenAutoFocus}
          className={cn(
            "fixed z-50 flex flex-col bg-surface outline-none",
            side === "end" && "slide-end inset-y-0 end-0 w-full max-w-[45rem] border-s border-line",
            side === "bottom" && "slide-up inset-x-0 bottom-0 max-h-[85dvh] rounded-t border-t border-line",
            className,
          )}
        >
          <header className="flex items-start gap-3 border-b border-line px-4 py-3 sm:px-6">
            <div className="min-w-0 flex-1">
              {eyebrow && <div className="mb-0.5 flex flex-wrap items-center gap-x-2 text-xs text-ink-3">{eyebrow}</div>}
              <RadixDialog.Title className="text-lg font-semibold wrap-anywhere" dir="auto">{title}</RadixDialog.Title>
              {description && <RadixDialog.Description className="text-sm text-ink-2">{description}</RadixDialog.Description>}
            </div>
            {actions}
            {fullHref && (
              <KeptLink ref={fullRef} href={fullHref} className={buttonVariants({ variant: "ghost", size: "icon-sm" })} aria-label="Open as a page">
                <Maximize2 aria-hidden />
              </KeptLink>
            )}
            <RadixDialog.Close className={buttonVariants({ variant: "ghost", size: "icon-sm" })} aria-label="Close">
              <X aria-hidden />
            </RadixDialog.Close>
          </header>
          <div className="flex-1 overflow-y-auto overscroll-contain px-4 py-4 sm:px-6">{children}</div>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
