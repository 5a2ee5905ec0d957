"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type DigestFieldProps = { label: string; hint?: string | undefined; value: string; onChange: (value: string) => void; error?: string | undefined };

/** Works out the digest of a document in the browser. The document itself is neither sent nor kept. */
export function DigestField({ label, hint, value, onChange, error }: DigestFieldProps) {
  async function handleFile(file: File | undefined) {
    if (!file) return;
    const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    onChange([...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
  }

  return (
    <div className="grid gap-x-4 sm:grid-cols-2">
      <Field label={`${label}: document`} hint={hint ?? "Stays with you; only its digest goes on record."}>{(control) => <Input {...control} type="file" onChange={(event) => void handleFile(event.target.files?.[0])} />}</Field>
      <Field label={`${label}: SHA-256`} hint="Filled in from the document" error={error}>{(control) => <Input {...control} className="font-mono" spellCheck={false} autoComplete="off" maxLength={64} value={value} onChange={(event) => onChange(event.target.value.trim().toLowerCase())} />}</Field>
    </div>
  );
}
