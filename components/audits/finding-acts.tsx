"use client";

import { type ReactNode, useState } from "react";

import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import type { FormResult } from "@/components/ui/form-result";
import type { SelectOption } from "@/components/ui/select";
import type { FindingAct } from "@/server/domain/audit-findings/acts";
import type { FindingActInput } from "@/server/domain/audit-findings/schema";
import type { FindingDetail } from "@/server/domain/audit-findings/view";

import { ACT_FIELDS, saidOf, type Typed } from "./act-fields";
import { FieldsForm } from "./fields-form";

type FindingActsProps = { finding: FindingDetail; people?: SelectOption[]; evidence?: (value: string, onChange: (value: string) => void) => ReactNode; onAct: (said: FindingActInput) => Promise<FormResult> };

const MAIN: readonly FindingAct[] = ["respond", "retest"];

/** What whoever reads can do about a finding now. */
export function FindingActs({ finding, people, evidence, onAct }: FindingActsProps) {
  const [act, setAct] = useState<FindingAct | null>(null);
  const handleSave = async (typed: Typed) => {
    if (!act) return { ok: true as const };
    const result = await onAct(saidOf(act, typed));
    if (result.ok) setAct(null);
    return result;
  };
  return (
    <>
      {finding.acts.map((each) => <Button key={each} variant={MAIN.includes(each) ? "primary" : "secondary"} onClick={() => setAct(each)}>{ACT_FIELDS[each].label}</Button>)}
      {act && (
        <Dialog open onOpenChange={(open) => !open && setAct(null)}>
          <DialogContent title={ACT_FIELDS[act].title} description={ACT_FIELDS[act].words} className="top-[5dvh] max-h-[90dvh]">
            <FieldsForm fields={ACT_FIELDS[act].fields} initial={initialOf(act, finding)} saveLabel={ACT_FIELDS[act].label} onSave={handleSave} onCancel={() => setAct(null)} {...(people ? { people } : {})} {...(evidence ? { evidence } : {})} />
          </DialogContent>
        </Dialog>
      )}
    </>
  );
}

function initialOf(act: FindingAct, { facts, severity }: FindingDetail): Typed {
  if (act === "grade") return { severity };
  return act === "correct" ? { population: facts.population, tested: String(facts.tested), deviations: String(facts.deviations), deviating: facts.deviating.join(", ") } : {};
}
