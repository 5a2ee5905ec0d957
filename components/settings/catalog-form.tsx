"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { CheckField } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";

export type CatalogChoice = { frameworks: string[]; soc2Categories: string[]; gdprRoles: string[] };
type CatalogFormProps = {
  chosen: CatalogChoice;
  frameworks: { id: string; name: string; requirements: number }[];
  /** Absent where the reader may not change it. */
  onSave?: (choice: CatalogChoice) => Promise<FormResult>;
};

const CATEGORIES = [
  { id: "security", label: "Security", hint: "The common criteria; always part of SOC 2" },
  { id: "availability", label: "Availability", hint: "Capacity, backups, recovery" },
  { id: "confidentiality", label: "Confidentiality", hint: "Keeping and destroying what is confidential" },
  { id: "processing-integrity", label: "Processing integrity", hint: "Complete, valid, timely processing" },
  { id: "privacy", label: "Privacy", hint: "Personal information, by the SOC 2 criteria" },
];
const ROLES = [
  { id: "controller", label: "Controller", hint: "You decide why and how personal data are processed" },
  { id: "processor", label: "Processor", hint: "You process them for your customers" },
];

/** What the organization answers to. Controls come with it; none is taken away again. */
export function CatalogForm({ chosen, frameworks, onSave }: CatalogFormProps) {
  const [choice, setChoice] = useState<CatalogChoice>({
    frameworks: chosen.frameworks,
    soc2Categories: chosen.soc2Categories.length > 0 ? chosen.soc2Categories : ["security"],
    gdprRoles: chosen.gdprRoles.length > 0 ? chosen.gdprRoles : ["controller", "processor"],
  });
  const [pending, setPending] = useState(false);
  const [message, setMessage] = useState<string | null>(null);

  function toggle(part: keyof CatalogChoice, id: string, on: boolean) {
    setChoice({ ...choice, [part]: on ? [...choice[part], id] : choice[part].filter((other) => other !== id) });
  }

  async function handleSave() {
    if (choice.frameworks.length === 0) return setMessage("Choose at least one framework.");
    if (choice.frameworks.includes("gdpr") && choice.gdprRoles.length === 0) return setMessage("Choose at least one role under GDPR.");
    setPending(true);
    const result = await onSave?.(choice);
    setPending(false);
    setMessage(result && !result.ok ? result.message : null);
  }

  return (
    <fieldset disabled={!onSave} className="grid max-w-xl gap-4">
      <legend className="sr-only">Frameworks</legend>
      {frameworks.map(({ id, name, requirements }) => {
        const on = choice.frameworks.includes(id);
        const parts = id === "soc2" ? { part: "soc2Categories" as const, options: CATEGORIES } : id === "gdpr" ? { part: "gdprRoles" as const, options: ROLES } : null;
        return (
          <div key={id}>
            <CheckField label={name} hint={`${requirements} requirements`}>{(control) => <Checkbox {...control} checked={on} onCheckedChange={(next) => toggle("frameworks", id, next === true)} />}</CheckField>
            {on && parts && (
              <div className="mt-2 ms-6.5 grid gap-2 border-s border-line ps-4">
                {parts.options.map((option) => (
                  <CheckField key={option.id} label={option.label} hint={option.hint}>
                    {(control) => <Checkbox {...control} checked={choice[parts.part].includes(option.id)} disabled={option.id === "security"} onCheckedChange={(next) => toggle(parts.part, option.id, next === true)} />}
                  </CheckField>
                ))}
              </div>
            )}
          </div>
        );
      })}
      <FormError message={message} />
      {onSave && <div><Button variant="primary" pending={pending} onClick={handleSave}>Adopt</Button></div>}
    </fieldset>
  );
}
