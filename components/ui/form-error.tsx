import { CircleAlert } from "lucide-react";

import { cn } from "./cn";

type FormErrorProps = { message: string | null | undefined; className?: string };

/** The error of a whole form. The live region is always there, so readers hear it when it fills. */
export function FormError({ message, className }: FormErrorProps) {
  return (
    <div role="alert" className={cn(message && "flex gap-2 border-s-2 border-danger bg-state-fail-soft px-3 py-2 text-sm text-ink", className, !message && "hidden")}>
      {message && (
        <>
          <CircleAlert aria-hidden className="mt-px size-4 shrink-0 text-danger" />
          <span className="wrap-anywhere">{message}</span>
        </>
      )}
    </div>
  );
}
