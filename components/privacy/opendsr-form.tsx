"use client";

import { Controller, useForm } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { CheckField, Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import type { ProtocolsView, SaveOpenDsrInput } from "@/server/domain/privacy/protocols/schema";

type OpenDsrFormProps = { view: ProtocolsView["opendsr"]; onSave: (input: SaveOpenDsrInput) => Promise<FormResult>; onTest: (domain: string) => Promise<FormResult> };

/** Certificate, key and whether requests are taken. The key goes in and never comes out. */
export function OpenDsrForm({ view, onSave, onTest }: OpenDsrFormProps) {
  const form = useForm({ defaultValues: { domain: view?.domain ?? "", certificate: "", privateKey: "", isOpen: view?.isOpen ?? true } });
  const { errors, isSubmitting } = form.formState;
  const handleSubmit = useFormSubmit(form, async ({ certificate, privateKey, ...said }): Promise<FormResult> => onSave({ ...said, ...(certificate.trim() || privateKey.trim() ? { certificate, privateKey } : {}) }), () => {
    form.setValue("certificate", "");
    form.setValue("privateKey", "");
  });
  const handleTest = useFormSubmit(form, async ({ domain }): Promise<FormResult> => onTest(domain));
  const unchanged = view ? "Leave it empty to keep the one in use" : "PEM, with those between it and its root";
  return (
    <form onSubmit={handleSubmit} noValidate className="max-w-2xl">
      <Field label="Domain" hint="The certificate is made out to it: opendsr.example.com" error={errors.domain?.message}>{(control) => <Input {...control} dir="ltr" spellCheck={false} {...form.register("domain")} />}</Field>
      <Field label="Certificate" hint={unchanged} error={errors.certificate?.message}>{(control) => <Textarea {...control} dir="ltr" rows={4} spellCheck={false} className="font-mono text-xs" {...form.register("certificate")} />}</Field>
      <Field label="Private key" hint="PEM without a password. Kept sealed and never shown again" error={errors.privateKey?.message}>{(control) => <Textarea {...control} dir="ltr" rows={4} spellCheck={false} autoComplete="off" className="font-mono text-xs" {...form.register("privateKey")} />}</Field>
      <Controller control={form.control} name="isOpen" render={({ field }) => <CheckField label="Take requests" className="mb-4">{(control) => <Checkbox {...control} checked={field.value} onCheckedChange={(on) => field.onChange(on === true)} />}</CheckField>} />
      <FormError message={errors.root?.message} className="mb-3" />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={isSubmitting}>Save</Button>
        <Button type="button" onClick={handleTest}>Use a test certificate</Button>
      </div>
    </form>
  );
}
