"use client";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { CheckField, Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

import type { TypedBackup } from "./system-form-values";

type BackupFieldsProps = { backups: TypedBackup[]; onChange: (backups: TypedBackup[]) => void; newId: () => string };

/** Copies that outlive an erasure, each until its time is over. */
export function BackupFields({ backups, onChange, newId }: BackupFieldsProps) {
  const change = (index: number, part: Partial<TypedBackup>) => onChange(backups.map((backup, at) => (at === index ? { ...backup, ...part } : backup)));
  return (
    <fieldset className="mb-4">
      <legend className="text-sm font-medium">Backups of it</legend>
      <p className="text-xs text-ink-3">What is erased lives on in them until they expire.</p>
      {backups.map((backup, index) => (
        <div key={backup.id} className="mt-2 grid gap-x-4 border-s-2 border-line ps-3 sm:grid-cols-2">
          <Field label="Name">{(control) => <Input {...control} dir="auto" maxLength={120} value={backup.name} onChange={(event) => change(index, { name: event.target.value })} />}</Field>
          <Field label="Expires after, in days">{(control) => <Input {...control} inputMode="numeric" value={backup.days} onChange={(event) => change(index, { days: event.target.value })} />}</Field>
          <CheckField label="Put beyond use until then" hint="Not used, not restored but in an emergency">{(control) => <Checkbox {...control} checked={backup.beyondUse} onCheckedChange={(checked) => change(index, { beyondUse: checked === true })} />}</CheckField>
          <Button size="sm" variant="ghost" className="justify-self-start" onClick={() => onChange(backups.filter((_, at) => at !== index))}>Take it out</Button>
        </div>
      ))}
      <Button size="sm" className="mt-2" onClick={() => onChange([...backups, { id: newId(), name: "", days: "30", beyondUse: true }])}>Add a backup</Button>
    </fieldset>
  );
}
