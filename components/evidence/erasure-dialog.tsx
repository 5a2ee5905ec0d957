"use client";

import { useForm } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { BASIS_LABELS, LEGAL_BASES, type LegalBasis } from "@/server/domain/erasure/schema";

type ErasureDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  number: number;
  onRequest: (basis: LegalBasis, reason: string) => Promise<FormResult>;
};

/** Asks for an erasure: on which legal basis, and why. */
export function ErasureDialog({ open, onOpenChange, number, onRequest }: ErasureDialogProps) {
  const form = useForm<{ basis: LegalBasis; reason: string }>({ defaultValues: { basis: "gdpr.17.1.a", reason: "" } });
  const { errors, isSubmitting } = form.formState;
  const handleSubmit = useFormSubmit(form, ({ basis, reason }) => onRequest(basis, reason.trim()), () => onOpenChange(false));
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={`Ask for the erasure of E-${number}?`} description="When a second owner approves, its file, facts and names are destroyed for good, with every item of the same bytes. Its place in the ledger and all proofs stay.">
        <form onSubmit={handleSubmit} noValidate>
          <Field label="Legal basis" hint="Told to everyone, auditors included." error={errors.basis?.message}>
            {(control) => <NativeSelect {...control} {...form.register("basis")} options={LEGAL_BASES.map((basis) => ({ value: basis, label: BASIS_LABELS[basis] }))} />}
          </Field>
          <Field label="Reason" hint="Kept for you; in no pack for auditors." error={errors.reason?.message}>
            {(control) => <Textarea {...control} {...form.register("reason", { validate: (reason) => reason.trim().length >= 3 || "A few words: who asked, and when." })} />}
          </Field>
          <FormError message={errors.root?.message} />
          <DialogFooter>
            <Button onClick={() => onOpenChange(false)}>Keep it</Button>
            <Button type="submit" variant="danger" pending={isSubmitting}>Ask for erasure</Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
