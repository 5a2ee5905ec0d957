"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import { CheckField, Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import type { SaveDrillScheduleInput } from "@/server/domain/privacy/drills/schema";
import type { DrillSchedule } from "@/server/domain/privacy/drills/view";
import { RUN_DAYS } from "@/server/domain/privacy/drills/vocabulary";

type ScheduleFormProps = { schedule: DrillSchedule; zone: string; onSave: (schedule: SaveDrillScheduleInput) => Promise<FormResult> };

/** Whether a drill is held each quarter, and on which of its days it begins by itself. */
export function ScheduleForm({ schedule, zone, onSave }: ScheduleFormProps) {
  const [isOn, setOn] = useState(schedule.isOn);
  const [runDay, setRunDay] = useState(String(schedule.runDay));
  const [result, setResult] = useState<FormResult | null>(null);
  const fault = result && !result.ok ? result : null;

  async function handleSubmit(event: React.FormEvent) {
    event.preventDefault();
    setResult(await onSave({ isOn, runDay: Number(runDay) }));
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)} className="grid max-w-lg gap-3">
      <CheckField label="A drill each quarter" hint="On its first day somebody is made up for you to plant. A quarter without a drill stands as missed, in the evidence too.">{(control) => <Switch {...control} checked={isOn} onCheckedChange={setOn} />}</CheckField>
      <Field label="Begins by itself on day" hint={`Of the quarter, ${RUN_DAYS.least} to ${RUN_DAYS.most}, in ${zone}, wherever the person is planted by then.`} error={fault?.fields?.["runDay"]}>
        {(control) => <Input {...control} type="number" inputMode="numeric" min={RUN_DAYS.least} max={RUN_DAYS.most} value={runDay} onChange={(event) => setRunDay(event.target.value)} className="w-24" />}
      </Field>
      {fault && <FormError message={fault.message} />}
      <div><Button type="submit">Save</Button></div>
    </form>
  );
}
