import { type ReactNode, useId } from "react";

import { cn } from "./cn";
import { Label } from "./label";

type ControlProps = { id: string; "aria-describedby": string | undefined; "aria-invalid": boolean; "aria-required"?: boolean };

type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  optional?: boolean;
  className?: string;
  /** Gets the ids that tie the control to its label, hint and error. */
  children: (control: ControlProps) => ReactNode;
};

/** Label, hint, control, error. The line of the error is reserved, so an error moves nothing. */
export function Field({ label, hint, error, required, optional, className, children }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <div className={cn("grid content-start gap-1", className)}>
      <Label htmlFor={id}>
        {label}
        {optional && <span className="font-normal text-ink-3"> (optional)</span>}
      </Label>
      {hint && <div id={`${id}-hint`} className="text-xs text-ink-3">{hint}</div>}
      {children({ id, "aria-describedby": described, "aria-invalid": Boolean(error), "aria-required": required })}
      <p id={`${id}-error`} className="min-h-5 text-xs text-danger" aria-live="polite">{error}</p>
    </div>
  );
}

type CheckFieldProps = { label: ReactNode; hint?: ReactNode; className?: string; children: (control: { id: string; "aria-describedby": string | undefined }) => ReactNode };

/** A checkbox or switch with its words beside it. */
export function CheckField({ label, hint, className, children }: CheckFieldProps) {
  const id = useId();
  return (
    <div className={cn("flex items-start gap-2.5", className)}>
      <span className="grid h-5 place-items-center">{children({ id, "aria-describedby": hint ? `${id}-hint` : undefined })}</span>
      <div className="min-w-0">
        <label htmlFor={id} className="block text-base">{label}</label>
        {hint && <p id={`${id}-hint`} className="text-xs text-ink-3">{hint}</p>}
      </div>
    </div>
  );
}
