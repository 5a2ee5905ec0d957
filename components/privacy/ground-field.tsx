import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

import type { ActField } from "./act-form";
import type { Value, Values } from "./act-values";
import { ChoiceList } from "./choice-list";

type GroundFieldProps = { field: Extract<ActField, { kind: "ground" }>; value: Values; onChange: (value: Value) => void; faults: Record<string, string>; path: string };

/** A ground the law knows, and the facts that have to be shown for it. */
export function GroundField({ field, value, onChange, faults, path }: GroundFieldProps) {
  const chosen = field.grounds.find((ground) => ground.value === value["ground"]);
  return (
    <>
      <ChoiceList label={field.label} choices={field.grounds} many={false} value={value["ground"] ?? ""} onChange={(ground) => onChange({ ...value, ground: String(ground) })} error={faults[`${path}ground`]} />
      {chosen?.facts.map(({ fact, label }) => (
        <Field key={fact} label={label} hint="A fact of this case, in a sentence or two. It is for you to prove." error={faults[`${path}${fact}`]}>
          {(control) => <Textarea {...control} rows={2} maxLength={20_000} value={String(value[fact] ?? "")} onChange={(event) => onChange({ ...value, [fact]: event.target.value })} />}
        </Field>
      ))}
    </>
  );
}
