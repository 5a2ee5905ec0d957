import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";

import type { DeadlineFaults, DeadlineFormValues } from "./deadline-form-values";

type DeadlineMoreProps = { values: DeadlineFormValues; faults: DeadlineFaults };

const GROUNDS = [{ value: "clarification", label: "To clarify the request" }, { value: "identity", label: "To prove identity" }, { value: "fee", label: "For a fee" }];
const POLICIES = [{ value: "strict", label: "Strict: it counts" }, { value: "suspend", label: "Suspend: it does not" }];
const SENT = [["extended", "Notice of extension sent", "With its reasons."], ["responded", "Answer sent", undefined], ["refused", "Refusal sent", undefined]] as const;

/** What happened since. Closed until something of it is given; one row for the next wait is always ready. */
export function DeadlineMore({ values, faults }: DeadlineMoreProps) {
  const waits = [...values.waits, { ground: "clarification", asked: "", answered: "" }].slice(0, 10);
  const isOpen = values.waits.length > 0 || [values.extended, values.responded, values.refused, values.pause].some(Boolean) || Boolean(faults["asked"] ?? faults["answered"]);
  return (
    <details open={isOpen} className="mt-2 mb-5 border-y border-line">
      <summary className="-mx-1 rounded px-1 py-2.5 text-sm font-medium">Waiting, extension, answer</summary>
      <div className="pt-2 pb-1">
        {waits.map((wait, index) => (
          <fieldset key={index} className="mb-2">
            <legend className="text-sm font-medium">{index === 0 ? "The person was asked" : `Asked once more (${index + 1})`}</legend>
            <div className="mt-1 grid grid-cols-2 gap-x-3">
              <Field label="What for" className="col-span-2">{(control) => <NativeSelect {...control} name="ground" options={GROUNDS} defaultValue={wait.ground} />}</Field>
              <Field label="Asked on" error={index === 0 ? faults["asked"] : undefined}>{(control) => <Input {...control} name="asked" type="date" defaultValue={wait.asked} />}</Field>
              <Field label="Answered on" error={index === 0 ? faults["answered"] : undefined}>{(control) => <Input {...control} name="answered" type="date" defaultValue={wait.answered} />}</Field>
            </div>
          </fieldset>
        ))}
        <Field label="Does waiting count?" hint="In the EU no article stops the clock. UK law decides this by itself." error={faults["pause"]}>{(control) => <NativeSelect {...control} name="pause" options={POLICIES} defaultValue={values.pause ?? "strict"} />}</Field>
        {SENT.map(([name, label, hint]) => (
          <Field key={name} label={label} hint={hint} optional error={faults[name]}>{(control) => <Input {...control} name={name} type="date" defaultValue={values[name]} />}</Field>
        ))}
      </div>
    </details>
  );
}
