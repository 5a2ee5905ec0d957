import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { SelectOption } from "@/components/ui/select";

import type { DeadlineFaults, DeadlineFormValues, RegionChoices } from "./deadline-form-values";
import { DeadlineMore } from "./deadline-more";
import { RegionSelect } from "./region-select";

export type DeadlineFormProps = { values: DeadlineFormValues; faults: DeadlineFaults; countries: SelectOption[]; regions: RegionChoices; defaultZone: string };

const RIGHTS: SelectOption[] = [
  { value: "access", label: "Access (Art. 15)" }, { value: "rectification", label: "Rectification (Art. 16)" }, { value: "erasure", label: "Erasure (Art. 17)" },
  { value: "restriction", label: "Restriction (Art. 18)" }, { value: "portability", label: "Portability (Art. 20)" }, { value: "objection", label: "Objection (Art. 21)" },
  { value: "automated_decision", label: "Automated decision (Art. 22)" },
];

/** A form of the platform's own parts that asks by its address: it works without script, and its answer can be sent to somebody. */
export function DeadlineForm({ values, faults, countries, regions, defaultZone }: DeadlineFormProps) {
  const wrong = Object.keys(faults).length;
  // Nothing of the form sends these: who wrote the address by hand must still be told.
  const unseen = [faults["ground"], faults["asOf"]].filter(Boolean).join(" ");
  return (
    <form method="get" action="/tools/deadline" aria-label="The request">
      <FormError message={wrong > 0 ? `Not worked out: ${wrong === 1 ? "one field needs" : `${wrong} fields need`} mending. ${unseen}` : null} className="mb-4" />
      <Field label="Received on" error={faults["received"]} required>{(control) => <Input {...control} name="received" type="date" required min="2018-05-25" max="2049-12-31" defaultValue={values.received} />}</Field>
      <Field label="Country" error={faults["country"] ?? faults["regime"]} required>{(control) => <NativeSelect {...control} name="country" required options={countries} defaultValue={values.country ?? "DE"} />}</Field>
      <Field label="Region" optional hint="Only where its own holidays bind you. Without it the date is the earlier one." error={faults["region"]}>
        {(control) => <RegionSelect {...control} choices={regions} value={values.region} />}
      </Field>
      <Field label="Right" error={faults["right"]}>{(control) => <NativeSelect {...control} name="right" options={RIGHTS} defaultValue={values.right ?? "access"} />}</Field>
      <Field label="Legal time zone" optional error={faults["zone"]}>{(control) => <Input {...control} name="zone" placeholder={defaultZone} defaultValue={values.zone} autoComplete="off" spellCheck={false} />}</Field>
      <DeadlineMore values={values} faults={faults} />
      <Button type="submit" variant="primary" size="lg" className="w-full">Work out the date</Button>
    </form>
  );
}
