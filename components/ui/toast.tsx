"use client";

import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";

export { toast } from "sonner";

/** Short confirmations only; an error that needs an answer belongs beside what failed. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      visibleToasts={3}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: "flex w-full items-center gap-3 rounded border border-line bg-surface px-3 py-2.5 text-base text-ink shadow-menu",
          description: "text-sm text-ink-2",
          actionButton: "ms-auto shrink-0 text-accent underline underline-offset-2",
        },
      }}
    />
  );
}
