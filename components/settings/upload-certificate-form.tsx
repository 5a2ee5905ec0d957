"use client";

import { useForm } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { MAX_PKCS12_BYTES } from "@/server/domain/signing/schema";

type Filled = { file: FileList | null; password: string };
type UploadCertificateFormProps = { onUpload: (upload: { file: string; password: string }) => Promise<FormResult> };

/** A PKCS#12 file with its password. The form forgets both once they are sent. */
export function UploadCertificateForm({ onUpload }: UploadCertificateFormProps) {
  const form = useForm<Filled>({ defaultValues: { file: null, password: "" } });
  const { errors, isSubmitting } = form.formState;
  const handleSubmit = useFormSubmit(form, async ({ file, password }) => onUpload({ file: await base64Of(file?.[0]), password }), () => form.reset());
  return (
    <form onSubmit={handleSubmit} noValidate>
      <div className="grid items-start gap-x-3 sm:grid-cols-[minmax(0,1fr)_14rem_auto]">
        <Field label="Certificate with its key" hint="A .p12 or .pfx file for signing documents: RSA, or ECDSA on P-256" error={errors.file?.message}>
          {(control) => <Input {...control} type="file" accept=".p12,.pfx,application/x-pkcs12" {...form.register("file", { validate: fileFault })} />}
        </Field>
        <Field label="Password" hint="Opens the file and is not kept" error={errors.password?.message}>{(control) => <Input {...control} type="password" autoComplete="off" maxLength={200} {...form.register("password")} />}</Field>
        <Button type="submit" variant="primary" pending={isSubmitting} className="sm:mt-[2.5rem]">Upload</Button>
      </div>
      <FormError message={errors.root?.message} className="mb-2" />
    </form>
  );
}

function fileFault(files: FileList | null): true | string {
  const file = files?.[0];
  if (!file) return "Choose a file.";
  return file.size <= MAX_PKCS12_BYTES || "The file is larger than 64 KiB: this is no certificate with its key.";
}

async function base64Of(file: File | undefined): Promise<string> {
  const bytes = new Uint8Array(file ? await file.arrayBuffer() : []);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
