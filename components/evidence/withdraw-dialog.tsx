"use client";

import { useForm } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Textarea } from "@/components/ui/textarea";
import { useFormSubmit } from "@/components/ui/use-form-submit";

type WithdrawDialogProps = { open: boolean; onOpenChange: (open: boolean) => void; number: number; controlKeys: string[]; onWithdraw: (reason: string) => Promise<FormResult> };

export function WithdrawDialog({ open, onOpenChange, number, controlKeys, onWithdraw }: WithdrawDialogProps) {
  const form = useForm({ defaultValues: { reason: "" } });
  const { errors, isSubmitting } = form.formState;
  const handleSubmit = useFormSubmit(form, ({ reason }) => onWithdraw(reason.trim()), () => onOpenChange(false));
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={`Withdraw E-${number}?`} description={`It no longer counts for ${controlKeys.length > 0 ? controlKeys.join(", ") : "any control"}. The bytes, its line in the ledger and your reason stay.`}>
        <form onSubmit={handleSubmit} noValidate>
          <Field label="Reason" hint="Printed wherever this item was used." error={errors.reason?.message}>
            {(control) => <Textarea {...control} {...form.register("reason", { validate: (reason) => reason.trim().length >= 5 || "A few words: the wrong system, a test file, a duplicate." })} />}
          </Field>
          <FormError message={errors.root?.message} />
          <DialogFooter>
            <Button onClick={() => onOpenChange(false)}>Keep it</Button>
            <Button type="submit" variant="danger" pending={isSubmitting}>Withdraw</Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
