"use client";

import { useForm } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { useFormSubmit } from "@/components/ui/use-form-submit";

type HoldDialogProps = { open: boolean; onOpenChange: (open: boolean) => void; /** `number` is null for everything. */ onSet: (number: number | null, reason: string) => Promise<FormResult> };

/** Sets a legal hold: on one evidence by its number, or on everything. */
export function HoldDialog({ open, onOpenChange, onSet }: HoldDialogProps) {
  const form = useForm({ defaultValues: { number: "", reason: "" } });
  const { errors, isSubmitting } = form.formState;
  const handleSubmit = useFormSubmit(form, async ({ number, reason }) => onSet(numberOf(number), reason.trim()), () => {
    form.reset();
    onOpenChange(false);
  });
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Set a legal hold" description="What it covers cannot be erased while it stands, whoever asks. What was approved before is not stopped.">
        <form onSubmit={handleSubmit} noValidate>
          <Field label="Evidence" optional hint="Its number, such as E-12. Left empty, the hold covers everything." error={errors.number?.message}>
            {(control) => <Input {...control} placeholder="everything" autoComplete="off" {...form.register("number", { validate: (typed) => typed.trim() === "" || numberOf(typed) !== null || "A number such as E-12, or nothing." })} />}
          </Field>
          <Field label="Reason" hint="Told to owners, and to whoever tries to erase it." error={errors.reason?.message}>
            {(control) => <Textarea {...control} {...form.register("reason", { validate: (reason) => reason.trim().length >= 5 || "A few words: which case, which authority, since when." })} />}
          </Field>
          <FormError message={errors.root?.message} />
          <DialogFooter>
            <Button onClick={() => onOpenChange(false)}>Leave it</Button>
            <Button type="submit" variant="primary" pending={isSubmitting}>Set the hold</Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

/** "E-12", "e12" and "12" name the same; null for what names none. */
function numberOf(typed: string): number | null {
  const [, digits] = /^(?:e-?)?([1-9]\d{0,8})$/i.exec(typed.trim()) ?? [];
  return digits ? Number(digits) : null;
}
