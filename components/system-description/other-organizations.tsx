import { useFieldArray, type UseFormReturn } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";

import type { DescriptionDraft } from "./description-draft";

const METHODS = [{ value: "carve_out", label: "Left out (carve-out)" }, { value: "inclusive", label: "Included (inclusive)" }];

/** Subservice organizations: who, what for, whether their controls are described, what is expected of them. */
export function OtherOrganizations({ form }: { form: UseFormReturn<DescriptionDraft> }) {
  const { fields, append, remove } = useFieldArray({ control: form.control, name: "others" });
  const { errors } = form.formState;
  return (
    <fieldset className="mb-4 min-w-0 lg:col-span-2">
      <legend className="text-sm font-medium">Subservice organizations</legend>
      <p className="mb-2 text-xs text-ink-3">Others whose controls your promises rest on, such as a host.</p>
      {fields.map(({ id }, index) => (
        <div key={id} className="grid gap-x-3 border-t border-line pt-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_12rem_auto]">
          <Field label="Organization" error={errors.others?.[index]?.name?.message}>{(control) => <Input {...control} maxLength={200} {...form.register(`others.${index}.name`, { required: "Name it." })} />}</Field>
          <Field label="Service">{(control) => <Input {...control} maxLength={500} {...form.register(`others.${index}.service`)} />}</Field>
          <Field label="Its controls are">{(control) => <NativeSelect {...control} options={METHODS} {...form.register(`others.${index}.method`)} />}</Field>
          <Button type="button" className="mt-[1.375rem] max-sm:mt-0 max-sm:justify-self-start" aria-label={`Remove organization ${index + 1}`} onClick={() => remove(index)}>Remove</Button>
          <Field label="Controls expected there" hint="One a line" className="sm:col-span-4">{(control) => <Textarea {...control} rows={2} {...form.register(`others.${index}.expectedControls`)} />}</Field>
        </div>
      ))}
      <Button type="button" onClick={() => append({ name: "", service: "", method: "carve_out", expectedControls: "" })}>Add an organization</Button>
    </fieldset>
  );
}
