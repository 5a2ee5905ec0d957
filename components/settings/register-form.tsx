"use client";

import { useForm, useWatch } from "react-hook-form";

import { factTypeOf, readFact } from "@/components/evidence/fact-values";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import type { KindView } from "@/server/domain/catalog/view";
import type { FactValue } from "@/server/domain/evidence/record";

export type NewAnswer = { kind: string; fact: string; value: FactValue; subject?: { fact: string; value: string } };
type RegisterFormProps = { kinds: KindView[]; onAdd: (answer: NewAnswer) => Promise<FormResult> };

const EMPTY = { kind: "", fact: "", value: "", subjectFact: "", subjectValue: "" };
const YES_NO = [{ value: "yes", label: "Yes" }, { value: "no", label: "No" }];

/** First of which records, then which fact, then what it is; narrower only where it does not hold for all. */
export function RegisterForm({ kinds, onAdd }: RegisterFormProps) {
  const form = useForm({ defaultValues: EMPTY });
  const { errors, isSubmitting } = form.formState;
  const [kind, fact, subjectFact] = useWatch({ control: form.control, name: ["kind", "fact", "subjectFact"] });
  const facts = kinds.find((known) => known.kind === kind)?.facts ?? [];
  const type = factTypeOf(facts.find(({ name }) => name === fact)?.type ?? "string");
  const options = facts.map(({ name, label }) => ({ value: name, label }));

  const handleSubmit = useFormSubmit(form, async (typed): Promise<FormResult> => {
    const read = readFact(typed.value, type);
    const subject = typed.subjectFact ? { fact: typed.subjectFact, value: typed.subjectValue.trim() } : undefined;
    const fields = {
      ...(typed.kind ? {} : { kind: "Choose a kind of record." }), ...(typed.fact ? {} : { fact: "Choose a fact." }),
      ...("value" in read ? {} : { value: "error" in read ? read.error : "Needed." }), ...(subject?.value === "" ? { subjectValue: "Needed." } : {}),
    };
    if (Object.keys(fields).length > 0 || !("value" in read)) return { ok: false, message: "Nothing was saved yet.", fields };
    return onAdd({ kind: typed.kind, fact: typed.fact, value: read.value, ...(subject ? { subject } : {}) });
  }, () => form.reset(EMPTY));

  return (
    <form onSubmit={handleSubmit} noValidate className="grid max-w-2xl gap-x-4 sm:grid-cols-2">
      <Field label="Records" error={errors.kind?.message}>
        {(control) => <NativeSelect {...control} placeholder="Choose a kind" options={kinds.map((known) => ({ value: known.kind, label: known.label }))} {...form.register("kind", { onChange: () => form.reset({ ...EMPTY, kind: form.getValues("kind") }) })} />}
      </Field>
      <Field label="Fact" error={errors.fact?.message}>{(control) => <NativeSelect {...control} placeholder="Choose a fact" options={options} disabled={kind === ""} {...form.register("fact", { onChange: () => form.setValue("value", "") })} />}</Field>
      <Field label="Answer" hint={type === "timestamp" ? "Time in UTC" : "Given to records that do not state it"} error={errors.value?.message}>
        {(control) => (type === "boolean"
          ? <NativeSelect {...control} placeholder="Yes or no" options={YES_NO} {...form.register("value")} />
          : <Input {...control} type={type === "timestamp" ? "datetime-local" : "text"} inputMode={type === "number" ? "decimal" : undefined} dir="auto" maxLength={500} {...form.register("value")} />)}
      </Field>
      <Field label="Only where" optional hint="Narrower, if it does not hold for all" error={errors.subjectFact?.message}>{(control) => <NativeSelect {...control} placeholder="All records of the kind" options={options.filter(({ value }) => value !== fact)} disabled={kind === ""} {...form.register("subjectFact")} />}</Field>
      {subjectFact !== "" && <Field label="is" className="sm:col-start-2" error={errors.subjectValue?.message}>{(control) => <Input {...control} dir="auto" maxLength={500} {...form.register("subjectValue")} />}</Field>}
      <div className="sm:col-span-2">
        <FormError message={errors.root?.message} className="mb-3" />
        <Button type="submit" variant="primary" pending={isSubmitting}>Put into the register</Button>
      </div>
    </form>
  );
}
