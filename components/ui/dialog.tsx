"use client";

import { X } from "lucide-react";
import { Dialog as RadixDialog } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";

import { buttonVariants } from "./button";
import { cn } from "./cn";

export const Dialog = RadixDialog.Root;
export const DialogTrigger = RadixDialog.Trigger;
export const DialogClose = RadixDialog.Close;

type DialogContentProps = Omit<ComponentProps<typeof RadixDialog.Content>, "title"> & { title: ReactNode; description?: ReactNode; /** Off only where leaving has to be said, as after a secret was shown. */ closable?: boolean };

export function DialogContent({ title, description, closable = true, className, children, ...props }: DialogContentProps) {
  return (
    <RadixDialog.Portal>
      <RadixDialog.Overlay className="fixed inset-0 z-50 bg-overlay" />
      <RadixDialog.Content
        {...(description ? {} : { "aria-describedby": undefined })}
        className={cn(
          "pop fixed top-[10dvh] left-1/2 z-50 flex max-h-[80dvh] w-[calc(100vw-2rem)] max-w-lg -translate-x-1/2 flex-col overflow-y-auto rounded border border-line bg-surface p-5 shadow-menu outline-none",
          className,
        )}
        {...props}
      >
        <div className="pe-8">
          <RadixDialog.Title className="text-lg font-semibold" dir="auto">{title}</RadixDialog.Title>
          {description && <RadixDialog.Description className="mt-1 text-ink-2">{description}</RadixDialog.Description>}
        </div>
        {closable && (
          <RadixDialog.Close className={cn(buttonVariants({ variant: "ghost", size: "icon-sm" }), "absolute end-3 top-3")} aria-label="Close">
            <X aria-hidden />
          </RadixDialog.Close>
        )}
        <div className="mt-4">{children}</div>
      </RadixDialog.Content>
    </RadixDialog.Portal>
  );
}

/** Buttons at the end of a dialog or form: the safe way out first, the action last. */
export function DialogFooter({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("mt-5 flex flex-wrap justify-end gap-2", className)} {...props} />;
}
