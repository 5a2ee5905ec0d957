"use client";

import { AlertDialog as RadixAlert } from "radix-ui";
import { type ReactNode, useState } from "react";

import { Button, buttonVariants } from "./button";
import type { FormResult } from "./form-result";
import { FormError } from "./form-error";

type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will happen, and what will stay. */
  children: ReactNode;
  confirmLabel: string;
  danger?: boolean;
  onConfirm: () => Promise<FormResult>;
};

/** Asks once before something that cannot be undone. Stays open and says why if it failed. */
export function ConfirmDialog({ open, onOpenChange, title, children, confirmLabel, danger, onConfirm }: ConfirmDialogProps) {
  const [pending, setPending] = useState(false);
  const [message, setMessage] = useState<string | null>(null);

  async function handleConfirm() {
    setPending(true);
    const result = await onConfirm();
    setPending(false);
    setMessage(result.ok ? null : result.message);
    if (result.ok) onOpenChange(false);
  }

  return (
    <RadixAlert.Root open={open} onOpenChange={onOpenChange}>
      <RadixAlert.Portal>
        <RadixAlert.Overlay className="fixed inset-0 z-50 bg-overlay" />
        <RadixAlert.Content className="pop fixed top-[18dvh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-md -translate-x-1/2 rounded border border-line bg-surface p-5 shadow-menu outline-none">
          <RadixAlert.Title className="text-lg font-semibold">{title}</RadixAlert.Title>
          <RadixAlert.Description asChild>
            <div className="mt-2 text-ink-2">{children}</div>
          </RadixAlert.Description>
          <FormError message={message} className="mt-3" />
          <div className="mt-5 flex justify-end gap-2">
            <RadixAlert.Cancel className={buttonVariants()}>Keep it as it is</RadixAlert.Cancel>
            <Button variant={danger ? "danger" : "primary"} pending={pending} onClick={handleConfirm}>{confirmLabel}</Button>
          </div>
        </RadixAlert.Content>
      </RadixAlert.Portal>
    </RadixAlert.Root>
  );
}
