"use client";

import { useForm } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Textarea } from "@/components/ui/textarea";
import { useFormSubmit } from "@/components/ui/use-form-submit";

type ReasonDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: string;
  /** Where the reason will be read, and what one looks like. */
  hint: string;
  example: string;
  confirmLabel: string;
  keepLabel?: string;
  variant?: "danger" | "primary";
  onConfirm: (reason: string) => Promise<FormResult>;
};

/** Asks once more, and why: for what stays on record with its reason. */
export function ReasonDialog({ open, onOpenChange, title, description, hint, example, confirmLabel, keepLabel = "Keep it", variant = "danger", onConfirm }: ReasonDialogProps) {
  const form = useForm({ defaultValues: { reason: "" } });
  const { errors, isSubmitting } = form.formState;
  const handleSubmit = useFormSubmit(form, ({ reason }) => onConfirm(reason.trim()), () => onOpenChange(false));
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={title} description={description}>
        <form onSubmit={handleSubmit} noValidate>
          <Field label="Reason" hint={hint} error={errors.reason?.message}>
            {(control) => <Textarea {...control} {...form.register("reason", { validate: (reason) => reason.trim().length >= 5 || `A few words: ${example}.` })} />}
          </Field>
          <FormError message={errors.root?.message} />
          <DialogFooter>
            <Button onClick={() => onOpenChange(false)}>{keepLabel}</Button>
            <Button type="submit" variant={variant} pending={isSubmitting}>{confirmLabel}</Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
