"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { SelectOption } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";

import type { TypedSystem } from "./system-form-values";

type Change = (part: Partial<TypedSystem>) => void;
type ConnectorFieldsProps = { typed: TypedSystem; onChange: Change; faults: Record<string, string>; people: SelectOption[]; isSaved: boolean; onPreview: () => void; preview: string | null; previewing: boolean };

/** What the chosen way of asking a system needs. */
export function ConnectorFields(props: ConnectorFieldsProps) {
  const { typed, onChange, faults, people } = props;
  const byHand = typed.kind === "manual" || typed.kind === "csv";
  const bind = (name: "instructions" | "url" | "domain") => ({ value: typed[name], onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }) });
  return (
    <div className="grid gap-x-4 sm:grid-cols-2">
      {(typed.kind === "webhook" || typed.kind === "opendsr") && <Field label="Address" hint="Begins with https://, on the open internet" className="sm:col-span-2" error={faults["connector.url"] ?? faults["connector.baseUrl"]}>{(control) => <Input {...control} type="url" dir="ltr" maxLength={500} {...bind("url")} />}</Field>}
      {typed.kind === "opendsr" && <Field label="Domain of the certificate" className="sm:col-span-2" error={faults["connector.domain"]}>{(control) => <Input {...control} dir="ltr" maxLength={253} {...bind("domain")} />}</Field>}
      {typed.kind === "sql" && <QueryFields {...props} />}
      {byHand && <Field label="What to do" optional hint="Where to look, and by what" className="sm:col-span-2" error={faults["connector.instructions"]}>{(control) => <Textarea {...control} dir="auto" maxLength={4000} {...bind("instructions")} />}</Field>}
      <Field label={byHand ? "Who does it" : "Who sees to it when it stays silent"} hint="Else whose request it is" className="sm:col-span-2" error={faults["connector.assigneeId"]}>
        {(control) => <NativeSelect {...control} placeholder="Nobody in particular" options={people} value={typed.assigneeId} onChange={(event) => onChange({ assigneeId: event.target.value })} />}
      </Field>
    </div>
  );
}

function QueryFields({ typed, onChange, faults, isSaved, onPreview, preview, previewing }: ConnectorFieldsProps) {
  const bind = (name: "template" | "databaseUrl" | "rowLimit" | "timeoutSeconds") => ({ value: typed[name], onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }) });
  return (
    <>
      <Field label="Database" optional={isSaved} hint={isSaved ? "Kept sealed. Leave it empty to keep the one there is." : "postgresql://reader:password@host:5432/name, of a user that may only read. Kept sealed."} className="sm:col-span-2" error={faults["databaseUrl"]}>
        {(control) => <Input {...control} type="password" autoComplete="off" dir="ltr" maxLength={2000} {...bind("databaseUrl")} />}
      </Field>
      <Field label="Query" hint={<>One SELECT. Write the identifiers as <code>:email</code>, <code>:phone</code>, <code>:customer_id</code>, <code>:user_id</code>, <code>:other</code>; each is a list, such as <code>where email = any(:email)</code>.</>} className="sm:col-span-2" error={faults["connector.template"]}>
        {(control) => <Textarea {...control} rows={5} spellCheck={false} dir="ltr" className="font-mono text-sm" maxLength={20_000} {...bind("template")} />}
      </Field>
      <Field label="Rows at most" error={faults["connector.rowLimit"]}>{(control) => <Input {...control} inputMode="numeric" {...bind("rowLimit")} />}</Field>
      <Field label="Seconds at most" error={faults["connector.timeoutSeconds"]}>{(control) => <Input {...control} inputMode="numeric" {...bind("timeoutSeconds")} />}</Field>
      <div className="mb-4 sm:col-span-2">
        <Button pending={previewing} onClick={onPreview}>Try it with somebody made up</Button>
        <p className="mt-1 min-h-5 text-sm text-ink-2 wrap-anywhere" aria-live="polite">{preview}</p>
      </div>
    </>
  );
}
