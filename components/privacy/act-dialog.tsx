"use client";

import { type SyntheticEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";

import { faultsIn } from "./act-faults";
import { ActFields } from "./act-fields";
import type { LetterPreviewer, OfferedAct } from "./act-form";
import { assemble, begun, emptyValues, fieldsOf, refusalOf, shownFields, type Values } from "./act-values";

type ActDialogProps = { offered: OfferedAct; zone: string; onClose: () => void; onAct: (data: Record<string, unknown>) => Promise<FormResult>; previewer: LetterPreviewer };

/** The form of any act, step by step. A refusal of the rules stands where it was provoked, and what was typed stays. */
export function ActDialog({ offered, zone, onClose, onAct, previewer }: ActDialogProps) {
  const { steps, label, about, blocks, danger } = offered;
  const [values, setValues] = useState<Values>(() => emptyValues(fieldsOf(offered)));
  const [at, setAt] = useState(0);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [message, setMessage] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const step = steps[at] ?? { title: label, fields: [] };
  const isLast = at >= steps.length - 1;
  const blocked = refusalOf(blocks, values);

  function handleChange(changed: Values) {
    setValues(changed);
    setMessage(null);
  }

  /** One step on or back, past those that ask for nothing as the form stands. */
  function move(by: 1 | -1) {
    let to = at + by;
    while (to > 0 && to < steps.length - 1 && shownFields(steps[to]?.fields ?? [], values).length === 0) to += by;
    setValues({ ...values, ...begun(steps[to]?.fields ?? [], values) });
    setFaults({});
    setMessage(null);
    setAt(to);
  }

  async function handleSubmit(event: SyntheticEvent) {
    event.preventDefault();
    const found = faultsIn(step.fields, values);
    setFaults(found);
    if (Object.keys(found).length > 0 || blocked) return;
    if (!isLast) return move(1);
    setPending(true);
    const result = await onAct(assemble(fieldsOf(offered), values, zone));
    setPending(false);
    if (result.ok) onClose();
    else setMessage(result.message);
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={label} description={about} className="top-[5dvh] max-h-[90dvh] max-w-2xl">
        <form onSubmit={(event) => void handleSubmit(event)} noValidate>
          {steps.length > 1 && (
            <p className="mb-4 border-t border-line pt-3" aria-live="polite">
              <span className="tabular text-sm text-ink-3">Step {at + 1} of {steps.length}</span>
              <span className="block text-md font-semibold">{step.title}</span>
              {step.hint && <span className="block text-ink-2">{step.hint}</span>}
            </p>
          )}
          <ActFields fields={step.fields} values={values} onChange={handleChange} faults={faults} path="" zone={zone} previewer={previewer} />
          <FormError message={message ?? blocked} className="mt-2" />
          <DialogFooter>
            {at > 0 ? <Button onClick={() => move(-1)}>Back</Button> : <Button onClick={onClose}>Cancel</Button>}
            <Button type="submit" variant={danger && isLast ? "danger" : "primary"} pending={pending} disabled={blocked !== null}>{isLast ? label : "Next"}</Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
