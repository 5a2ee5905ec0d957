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
  onSave: (promised: ParameterValue | null) => Promise<FormResult>;
  onDone: () => void;
};

const YES_NO = [{ value: "yes", label: "yes" }, { value: "no", label: "no" }];

export function ParameterForm({ parameter, onSave, onDone }: ParameterFormProps) {
  const { defaultValue } = parameter;
  const form = useForm({ defaultValues: { typed: showParameter(parameter.promised ?? defaultValue) } });
  const { errors, isSubmitting } = form.formState;

  async function save({ typed }: { typed: string }): Promise<FormResult> {
    const read = readParameter(typed, defaultValue);
    if ("error" in read) return { ok: false, message: "Nothing was saved.", fields: { typed: read.error } };
    return onSave(read.value);
  }
  const handleSubmit = useFormSubmit(form, save, onDone);
  const handleTakeDefault = useFormSubmit(form, () => onSave(null), onDone);

  return (
    <form onSubmit={handleSubmit} noValidate className="my-2 rounded border border-line bg-surface p-3">
        <Field label="You promise" hint={`Default: ${showParameter(defaultValue)}${Array.isArray(defaultValue) ? ". Separate with commas." : ""}`} error={errors.typed?.message}>
          {(control) => typeof defaultValue === "boolean"
            ? <NativeSelect {...control} options={YES_NO} {...form.register("typed")} />
            : <Input {...control} inputMode={typeof defaultValue === "number" ? "decimal" : "text"} autoFocus {...form.register("typed")} />}
        </Field>
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
