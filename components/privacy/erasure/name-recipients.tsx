"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { CheckField, Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { ProposedRecipient } from "@/server/domain/privacy/erasure/recipients";

type NameRecipientsProps = { proposed: ProposedRecipient[]; onName: (recipients: ProposedRecipient[], publicSteps: string) => Promise<FormResult> };

/** Who received the data: what the registers propose, and one more by name. */
export function NameRecipients({ proposed, onName }: NameRecipientsProps) {
  const [left, setLeft] = useState<string[]>([]);
  const [[name, email], setOther] = useState(["", ""]);
  const [publicSteps, setPublicSteps] = useState("");
  const [problem, setProblem] = useState<string>();
  const [pending, setPending] = useState(false);
  const keyOf = ({ source, sourceId, name: called }: ProposedRecipient) => `${source} ${sourceId} ${called}`;
  const taken = proposed.filter((each) => !left.includes(keyOf(each)));
  const other: ProposedRecipient[] = name?.trim() ? [{ name: name.trim(), email: email?.trim() || null, country: null, source: "stated", sourceId: "" }] : [];
  const all = [...taken, ...other];

  async function handleName() {
    setPending(true);
    const named = await onName(all, publicSteps.trim());
    setPending(false);
    setProblem(named.ok ? undefined : named.message);
    if (named.ok) setOther(["", ""]);
  }

  return (
    <div className="grid gap-2" data-print="hide">
      {proposed.length === 0 && <p className="text-sm text-ink-2">The registers name nobody who received data from the systems of this request.</p>}
      {proposed.map((each) => (
        <CheckField key={keyOf(each)} label={<bdi>{[each.name, each.country].filter(Boolean).join(", ")}</bdi>} hint={each.email ?? undefined}>
          {(control) => <Checkbox {...control} checked={!left.includes(keyOf(each))} onCheckedChange={(on) => setLeft(on === true ? left.filter((key) => key !== keyOf(each)) : [...left, keyOf(each)])} />}
        </CheckField>
      ))}
      <div className="grid gap-x-3 sm:grid-cols-2">
        <Field label="Another recipient" optional>{(control) => <Input {...control} value={name} maxLength={200} onChange={(event) => setOther([event.target.value, email ?? ""])} />}</Field>
        <Field label="Their e-mail address" optional>{(control) => <Input {...control} type="email" value={email} maxLength={254} onChange={(event) => setOther([name ?? "", event.target.value])} />}</Field>
      </div>
      <Field label="What was done where the data had been made public" hint="Art. 17(2)" optional>{(control) => <Textarea {...control} value={publicSteps} maxLength={4000} onChange={(event) => setPublicSteps(event.target.value)} />}</Field>
      <FormError message={problem} />
      <div><Button size="sm" pending={pending} disabled={all.length === 0} onClick={() => void handleName()}>Name {all.length} {all.length === 1 ? "recipient" : "recipients"}</Button></div>
    </div>
  );
}
