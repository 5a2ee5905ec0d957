import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";

import type { KindChoice, SampleTyped } from "./sample-values";

export type SampleFieldsProps = { typed: SampleTyped; change: (part: Partial<SampleTyped>) => void; fields: Record<string, string> };
type SampleListFieldsProps = SampleFieldsProps & { controls: { key: string; title: string; kinds: string[] }[]; kinds: KindChoice[] };

const named = (names: readonly string[]) => names.map((value) => ({ value, label: value }));

/** Which list is frozen: of which control, of which records, narrowed and compared if wanted. */
export function SampleListFields({ typed, change, fields, controls, kinds }: SampleListFieldsProps) {
  const own = kinds.find(({ kind }) => kind === typed.kind);
  const other = kinds.find(({ kind }) => kind === typed.againstKind);
  const first = new Set(controls.find(({ key }) => key === typed.controlKey)?.kinds);
  const ordered = [...kinds.filter(({ kind }) => first.has(kind)), ...kinds.filter(({ kind }) => !first.has(kind))].map(({ kind, label }) => ({ value: kind, label }));
  return (
    <>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <Field label="Control" error={fields["controlKey"]}>{(control) => <NativeSelect {...control} placeholder="choose" options={controls.map(({ key, title }) => ({ value: key, label: `${key} ${title}` }))} value={typed.controlKey} onChange={({ target }) => change({ controlKey: target.value, kind: controls.find(({ key }) => key === target.value)?.kinds[0] ?? typed.kind })} />}</Field>
        <Field label="Records" hint="Those the control is tested by come first" error={fields["parameters.kind"]}>{(control) => <NativeSelect {...control} placeholder="choose" options={ordered} value={typed.kind} onChange={({ target }) => change({ kind: target.value, whereFact: "", valueFact: "", ownFact: "" })} />}</Field>
      </div>
      <details className="mb-4 border-y border-line py-2">
        <summary className="cursor-pointer text-sm font-medium">Narrow it, or compare it with another list</summary>
        <div className="mt-3 grid gap-x-4 sm:grid-cols-2">
          <Field label="Only where" optional>{(control) => <NativeSelect {...control} placeholder="all of them" options={named(own?.facts ?? [])} value={typed.whereFact} onChange={({ target }) => change({ whereFact: target.value })} />}</Field>
          <Field label="is" optional error={fields["parameters.where.value"]}>{(control) => <Input {...control} dir="auto" maxLength={200} disabled={typed.whereFact === ""} value={typed.whereValue} onChange={({ target }) => change({ whereValue: target.value })} />}</Field>
          <Field label="Compare with" optional hint="Such as leavers with accounts" error={fields["parameters.against.kind"]}>{(control) => <NativeSelect {...control} placeholder="nothing" options={kinds.map(({ kind, label }) => ({ value: kind, label }))} value={typed.againstKind} onChange={({ target }) => change({ againstKind: target.value, againstFact: "" })} />}</Field>
          {other && (
            <div className="grid grid-cols-2 gap-x-4">
              <Field label="by" hint="in this list">{(control) => <NativeSelect {...control} placeholder="choose" options={named(own?.facts ?? [])} value={typed.ownFact} onChange={({ target }) => change({ ownFact: target.value })} />}</Field>
              <Field label="and" hint="in the other">{(control) => <NativeSelect {...control} placeholder="choose" options={named(other.facts)} value={typed.againstFact} onChange={({ target }) => change({ againstFact: target.value })} />}</Field>
            </div>
          )}
        </div>
      </details>
    </>
  );
}
