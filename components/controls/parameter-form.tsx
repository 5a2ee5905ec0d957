"use client";

import { useForm } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import type { ParameterView } from "@/server/domain/controls/view";

import { type ParameterValue, readParameter, showParameter } from "./parameter-values";

type ParameterFormProps = {
  parameter: ParameterView;
  onSave: (promised: ParameterValue | null, reason: string) => Promise<FormResult>;
  onDone: () => void;
};

const YES_NO = [{ value: "yes", label: "yes" }, { value: "no", label: "no" }];

export function ParameterForm({ parameter, onSave, onDone }: ParameterFormProps) {
  const { defaultValue } = parameter;
  const form = useForm({ defaultValues: { typed: showParameter(parameter.promised ?? defaultValue), reason: "" } });
  const { errors, isSubmitting } = form.formState;

  async function save({ typed, reason }: { typed: string; reason: string }): Promise<FormResult> {
    const read = readParameter(typed, defaultValue);
    if ("error" in read) return { ok: false, message: "Nothing was saved.", fields: { typed: read.error } };
    return onSave(read.value, reason.trim());
  }
  const handleSubmit = useFormSubmit(form, save, onDone);
  const handleTakeDefault = useFormSubmit(form, ({ reason }) => onSave(null, reason.trim()), onDone);

  return (
    <form onSubmit={handleSubmit} noValidate className="my-2 rounded border border-line bg-surface p-3">
      <div className="grid gap-x-3 sm:grid-cols-2">
        <Field label="You promise" hint={`Default: ${showParameter(defaultValue)}${Array.isArray(defaultValue) ? ". Separate with commas." : ""}`} error={errors.typed?.message}>
          {(control) => typeof defaultValue === "boolean"
            ? <NativeSelect {...control} options={YES_NO} {...form.register("typed")} />
            : <Input {...control} inputMode={typeof defaultValue === "number" ? "decimal" : "text"} autoFocus {...form.register("typed")} />}
        </Field>
        <Field label="Where you promised it" hint="Printed beside the value" error={errors.reason?.message}>
          {(control) => <Input {...control} {...form.register("reason", { validate: (reason) => reason.trim() !== "" || "One line is enough." })} />}
        </Field>
      </div>
      <p className="mb-2 text-xs text-ink-3">The verdict is judged again at once. Earlier verdicts stay as they were.</p>
      <FormError message={errors.root?.message} className="mb-3" />
      <div className="flex flex-wrap justify-end gap-2">
        <Button size="sm" variant="ghost" className="me-auto" pending={isSubmitting} onClick={handleTakeDefault}>Take the default</Button>
        <Button size="sm" onClick={onDone}>Cancel</Button>
        <Button size="sm" type="submit" variant="primary" pending={isSubmitting}>Save</Button>
      </div>
    </form>
  );
}
