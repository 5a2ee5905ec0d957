"use client";

import { type SyntheticEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogFooter } from "@/components/ui/dialog";
import { CheckField, Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { SelectOption } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { instantOf } from "@/components/ui/time-format";
import type { RecordRequestInput } from "@/server/domain/privacy/intake";

import { RIGHT_WORDS, RIGHTS_SHOWN } from "./case-words";
import { ChoiceList } from "./choice-list";

export type RecordChoices = { zone: string; languages: SelectOption[] };
type RecordRequestFormProps = RecordChoices & { onRecord: (request: RecordRequestInput) => Promise<FormResult>; onCancel: () => void };

const CHANNELS = [{ value: "phone", label: "By phone" }, { value: "post", label: "By post" }, { value: "e-mail", label: "By e-mail" }, { value: "agent", label: "Through an agent" }];
const OBJECTS = [{ value: "direct_marketing", label: "Direct marketing" }, { value: "legitimate_interest", label: "Legitimate interest" }, { value: "public_task", label: "Public task" }, { value: "research_statistics", label: "Research or statistics" }];
const EMPTY = { channel: "phone", receivedAt: "", language: "en", name: "", email: "", address: "", identifiers: "", wording: "" };
const FAULT_OF: Record<string, string> = { receivedAt: "Say when it reached you.", wording: "Write down what the person asked for, in their words." };

/** A request that came another way. Only when, what and in which words are needed; nothing else may stand in its way. */
export function RecordRequestForm({ zone, languages, onRecord, onCancel }: RecordRequestFormProps) {
  const [typed, setTyped] = useState(EMPTY);
  const [rights, setRights] = useState<string[]>([]);
  const [objectsTo, setObjectsTo] = useState<string[]>([]);
  const [knownAddress, setKnown] = useState(false);
  const [result, setResult] = useState<{ message?: string; fields: Record<string, string> }>({ fields: {} });
  const [pending, setPending] = useState(false);
  const { fields } = result;
  const bind = (name: keyof typeof EMPTY) => ({ value: typed[name], onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }) });

  async function handleSubmit(event: SyntheticEvent) {
    event.preventDefault();
    const missing = Object.fromEntries(Object.entries({ ...(typed.receivedAt ? {} : { receivedAt: FAULT_OF["receivedAt"] }), ...(typed.wording.trim() ? {} : { wording: FAULT_OF["wording"] }), ...(rights.length > 0 ? {} : { rights: "Choose at least one." }) }).map(([name, sentence]) => [name, sentence ?? ""]));
    if (Object.keys(missing).length > 0) return setResult({ message: "Nothing was recorded yet.", fields: missing });
    setPending(true);
    const answer = await onRecord({ ...requestOf(typed, zone), rights: RIGHTS_SHOWN.filter((right) => rights.includes(right)), objectsTo: OBJECTS.map(({ value }) => value).filter((value) => objectsTo.includes(value)) as RecordRequestInput["objectsTo"], knownAddress });
    setPending(false);
    setResult(answer.ok ? { fields: {} } : { message: answer.message, fields: answer.fields ?? {} });
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <Field label="How it came" hint="Any way counts">{(control) => <NativeSelect {...control} options={CHANNELS} {...bind("channel")} />}</Field>
        <Field label="Received at" hint={`When it reached you, time in ${zone}`} error={fields["receivedAt"]}>{(control) => <Input {...control} type="datetime-local" {...bind("receivedAt")} />}</Field>
      </div>
      <Field label="In their words" hint="Two words are enough to ask" error={fields["wording"]}>{(control) => <Textarea {...control} maxLength={10_000} {...bind("wording")} />}</Field>
      <ChoiceList label="What they ask for, as you read it" many choices={RIGHTS_SHOWN.map((right) => ({ value: right, label: `${RIGHT_WORDS[right].word} (${RIGHT_WORDS[right].article})` }))} value={rights} onChange={(value) => setRights(value as string[])} error={fields["rights"]} />
      {rights.includes("objection") && <ChoiceList label="Against what" hint="Nothing chosen counts as against everything." many choices={OBJECTS} value={objectsTo} onChange={(value) => setObjectsTo(value as string[])} />}
      <div className="grid gap-x-4 sm:grid-cols-2">
        <Field label="Name" optional error={fields["requester.name"]}>{(control) => <Input {...control} dir="auto" maxLength={200} {...bind("name")} />}</Field>
        <Field label="E-mail" optional error={fields["requester.email"]}>{(control) => <Input {...control} type="email" {...bind("email")} />}</Field>
        <Field label="Postal address" optional error={fields["requester.address"]}>{(control) => <Textarea {...control} rows={2} maxLength={500} {...bind("address")} />}</Field>
        <Field label="Known to you as" optional hint="Customer number or user name, one a line" error={fields["requester.identifiers"]}>{(control) => <Textarea {...control} rows={2} maxLength={2000} {...bind("identifiers")} />}</Field>
        <Field label="Their language">{(control) => <NativeSelect {...control} options={languages} {...bind("language")} />}</Field>
      </div>
      <CheckField label="You knew this address before" hint="Then confirming it is proof of identity enough." className="mb-2">{(control) => <Checkbox {...control} checked={knownAddress} onCheckedChange={(checked) => setKnown(checked === true)} />}</CheckField>
      <FormError message={result.message} />
      <DialogFooter>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" pending={pending}>Record it</Button>
      </DialogFooter>
    </form>
  );
}

function requestOf(typed: typeof EMPTY, zone: string): Omit<RecordRequestInput, "rights" | "objectsTo" | "knownAddress"> {
  const identifiers = typed.identifiers.split("\n").map((line) => line.trim()).filter(Boolean).map((value) => ({ kind: "reference", value }));
  return {
    channel: typed.channel as RecordRequestInput["channel"], receivedAt: instantOf(typed.receivedAt, zone), language: typed.language as RecordRequestInput["language"], role: "controller", wording: typed.wording.trim(),
    requester: { name: typed.name.trim(), email: typed.email.trim() || null, address: typed.address.trim() || null, identifiers },
  };
}
