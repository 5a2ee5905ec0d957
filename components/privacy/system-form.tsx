"use client";

import { type SyntheticEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { SelectOption } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { SaveSystemInput } from "@/server/domain/privacy/systems/schema";
import type { SystemLine } from "@/server/domain/privacy/systems/view";
import { CONNECTOR_KINDS, type ConnectorKind } from "@/server/domain/privacy/systems/vocabulary";

import { BackupFields } from "./backup-fields";
import { RIGHT_WORDS, RIGHTS_SHOWN } from "./case-words";
import { ChoiceList } from "./choice-list";
import { ConnectorFields } from "./connector-fields";
import { isAble, systemOf, typedOf, type TypedSystem } from "./system-form-values";
import { CONNECTOR_WORDS } from "./system-words";

const HOLDERS = [{ value: "own", label: "Your own" }, { value: "processor", label: "A processor’s" }];
const KINDS = CONNECTOR_KINDS.map((value) => ({ value, label: CONNECTOR_WORDS[value].word, hint: CONNECTOR_WORDS[value].needs }));
type SystemFormProps = { system: SystemLine | null; people: SelectOption[]; /** The register of processors. */ processors: SelectOption[]; newId: () => string; onSave: (system: SaveSystemInput) => Promise<FormResult>; onPreview: (system: SaveSystemInput) => Promise<string>; onCancel: () => void };

/** A system that holds personal data: what is in it, for which rights it is asked, and how. */
export function SystemForm({ system, people, processors, newId, onSave, onPreview, onCancel }: SystemFormProps) {
  const [typed, setTyped] = useState<TypedSystem>(() => typedOf(system));
  const [result, setResult] = useState<{ message?: string; fields: Record<string, string> }>({ fields: {} });
  const [pending, setPending] = useState<"save" | "preview" | null>(null);
  const [preview, setPreview] = useState<string | null>(null);
  const { fields } = result;
  const change = (part: Partial<TypedSystem>) => setTyped((now) => ({ ...now, ...part }));
  const bind = (name: "name" | "description" | "holder" | "processorId" | "categories" | "subjects" | "retention") => ({ value: typed[name], onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }) });

  async function handleSubmit(event: SyntheticEvent) {
    event.preventDefault();
    if (typed.name.trim() === "") return setResult({ message: "Nothing was saved yet.", fields: { name: "Name the system." } });
    setPending("save");
    const answer = await onSave(systemOf(typed, system));
    setPending(null);
    setResult(answer.ok ? { fields: {} } : { message: answer.message, fields: answer.fields ?? {} });
  }

  async function handlePreview() {
    setPending("preview");
    setPreview(await onPreview(systemOf(typed, system)));
    setPending(null);
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <Field label="Name" error={fields["name"]}>{(control) => <Input {...control} dir="auto" maxLength={120} {...bind("name")} />}</Field>
        <Field label="Whose it is">{(control) => <NativeSelect {...control} options={HOLDERS} {...bind("holder")} />}</Field>
        {typed.holder === "processor" && (
          <Field label="Which processor" optional className="sm:col-span-2" hint={processors.length > 0 ? "From your register of processors: answers and letters then name it." : "Your register of processors is empty: add it under Privacy, Registers."} error={fields["processorId"]}>
            {(control) => <NativeSelect {...control} placeholder="Not named yet" options={processors} {...bind("processorId")} />}
          </Field>
        )}
        <Field label="What it is for" optional className="sm:col-span-2" error={fields["description"]}>{(control) => <Textarea {...control} rows={2} dir="auto" maxLength={2000} {...bind("description")} />}</Field>
        <Field label="Kinds of data" optional hint="One a line" error={fields["categories"]}>{(control) => <Textarea {...control} rows={3} dir="auto" {...bind("categories")} />}</Field>
        <Field label="Whose data" optional hint="One a line, such as customers" error={fields["subjects"]}>{(control) => <Textarea {...control} rows={3} dir="auto" {...bind("subjects")} />}</Field>
        <Field label="How long data stay" optional className="sm:col-span-2" error={fields["retention"]}>{(control) => <Input {...control} dir="auto" maxLength={500} {...bind("retention")} />}</Field>
      </div>
      <ChoiceList label="How it is asked" many={false} choices={KINDS} value={typed.kind} onChange={(kind) => change({ kind: kind as ConnectorKind })} error={fields["connector.kind"]} />
      <ConnectorFields typed={typed} onChange={change} faults={fields} people={people} isSaved={system?.connector.kind === "sql"} onPreview={() => void handlePreview()} preview={preview} previewing={pending === "preview"} />
      <ChoiceList label="Rights it takes part in" hint="For these it is proposed when the work on a request begins. Those it cannot carry out this way are left out." many choices={RIGHTS_SHOWN.filter((right) => isAble(typed.kind, right)).map((right) => ({ value: right, label: RIGHT_WORDS[right].word }))} value={typed.rights} onChange={(rights) => change({ rights: rights as string[] })} error={fields["rights"]} />
      <BackupFields backups={typed.backups} onChange={(backups) => change({ backups })} newId={newId} />
      <FormError message={result.message} />
      <DialogFooter>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" pending={pending === "save"}>Save</Button>
      </DialogFooter>
    </form>
  );
}
