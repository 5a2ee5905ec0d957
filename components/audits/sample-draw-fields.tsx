import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { MAX_SAMPLE } from "@/server/domain/samples/schema";
import { ANCHORS, FREQUENCIES, RISKS, SIZE_TABLE } from "@/server/domain/samples/size";
import { STRATUM_SPANS } from "@/server/domain/samples/strata-spans";

import type { SampleFieldsProps } from "./sample-list-fields";
import type { KindChoice, SampleTyped } from "./sample-values";
import { FREQUENCY_WORDS } from "./sample-words";

const METHODS = [{ value: "stratified", label: "Random, spread over time" }, { value: "random", label: "Random" }, { value: "every_nth", label: "Every n-th from a drawn start" }, { value: "by_value", label: "By value" }];
const SIZES = [{ value: "table", label: "By the table" }, { value: "statistical", label: "By confidence" }, { value: "number", label: "A number" }];
const FREQUENCY_CHOICES = FREQUENCIES.map((value) => ({ value, label: FREQUENCY_WORDS[value] }));
const RISK_CHOICES = RISKS.map((value) => ({ value, label: `${value} risk` }));

/** How items are chosen, how many, and with which seed. */
export function SampleDrawFields({ typed, change, fields, kind }: SampleFieldsProps & { kind: KindChoice | undefined }) {
  return (
    <>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <Field label="How" error={fields["method"]}>{(control) => <NativeSelect {...control} options={METHODS} value={typed.method} onChange={({ target }) => change({ method: target.value as SampleTyped["method"] })} />}</Field>
        {typed.method === "stratified" && <Field label="Each of these gives some">{(control) => <NativeSelect {...control} options={STRATUM_SPANS.map((value) => ({ value, label: value }))} value={typed.per} onChange={({ target }) => change({ per: target.value as SampleTyped["per"] })} />}</Field>}
        {typed.method === "by_value" && typed.populationId === "" && <Field label="Valued by" hint="Larger ones are likelier" error={fields["parameters.valueFact"]}>{(control) => <NativeSelect {...control} placeholder="choose" options={(kind?.numberFacts ?? []).map((value) => ({ value, label: value }))} value={typed.valueFact} onChange={({ target }) => change({ valueFact: target.value })} />}</Field>}
      </div>
      <div className="grid gap-x-4 sm:grid-cols-3">
        <Field label="How many" error={fields["size"]}>{(control) => <NativeSelect {...control} options={SIZES} value={typed.size} onChange={({ target }) => change({ size: target.value as SampleTyped["size"] })} />}</Field>
        <SizeFields typed={typed} change={change} fields={fields} />
      </div>
      <p className="mb-4 text-xs text-ink-3">{typed.size === "statistical" ? ANCHORS.map(({ size, confidence, tolerableRate, named }) => `${size} without deviation: rate below ${tolerableRate * 100} % with ${confidence * 100} % confidence (${named}).`).join(" ") : "No standard prescribes a size. The table holds customary ones; a sample is never larger than its list."}</p>
      <details className="mb-4 border-y border-line py-2">
        <summary className="cursor-pointer text-sm font-medium">A seed of your own</summary>
        <p className="mt-2 text-sm text-ink-2">Without one, the seed follows from the audit, the control and the frozen list, so that nobody can steer the draw.</p>
        <div className="mt-2 grid gap-x-4 sm:grid-cols-2">
          <Field label="Text the seed is made of" optional error={fields["seed.text"]}>{(control) => <Input {...control} dir="auto" maxLength={200} value={typed.seedText} onChange={({ target }) => change({ seedText: target.value })} />}</Field>
          <Field label="Why" optional={typed.seedText === ""} error={fields["seed.reason"]}>{(control) => <Input {...control} dir="auto" maxLength={500} value={typed.seedReason} onChange={({ target }) => change({ seedReason: target.value })} />}</Field>
        </div>
      </details>
    </>
  );
}

function SizeFields({ typed, change, fields }: SampleFieldsProps) {
  if (typed.size === "number") return <Field label="Items" error={fields["size.number"]}>{(control) => <Input {...control} type="number" min={1} max={MAX_SAMPLE} value={Number.isNaN(typed.number) ? "" : typed.number} onChange={({ target }) => change({ number: target.valueAsNumber })} />}</Field>;
  if (typed.size === "statistical") {
    return (
      <>
        <Field label="Confidence in %" error={fields["size.confidence"]}>{(control) => <Input {...control} type="number" min={50} max={99.9} step={0.1} value={Number.isNaN(typed.confidence) ? "" : typed.confidence} onChange={({ target }) => change({ confidence: target.valueAsNumber })} />}</Field>
        <Field label="Tolerable rate in %" error={fields["size.tolerableRate"]}>{(control) => <Input {...control} type="number" min={0.5} max={50} step={0.1} value={Number.isNaN(typed.tolerableRate) ? "" : typed.tolerableRate} onChange={({ target }) => change({ tolerableRate: target.valueAsNumber })} />}</Field>
      </>
    );
  }
  return (
    <>
      <Field label="The control runs">{(control) => <NativeSelect {...control} options={FREQUENCY_CHOICES} value={typed.frequency} onChange={({ target }) => change({ frequency: target.value as SampleTyped["frequency"] })} />}</Field>
      <Field label={`Risk that it fails: ${SIZE_TABLE[typed.frequency][typed.risk]} items`}>{(control) => <NativeSelect {...control} options={RISK_CHOICES} value={typed.risk} onChange={({ target }) => change({ risk: target.value as SampleTyped["risk"] })} />}</Field>
    </>
  );
}
