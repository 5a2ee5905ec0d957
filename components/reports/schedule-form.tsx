"use client";

import { useForm, useWatch } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { CheckField, Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { formatDate, formatDays } from "@/components/ui/time-format";
import { nextOn, windowOn, type Rhythm, type ScheduleWindow } from "@/server/domain/reports/schedule";

import { EVERY, MONTHS, WINDOWS } from "./schedule-words";

export type SchedulePlan = { rhythm: Rhythm; window: ScheduleWindow; notify: string[] };
type Filled = { every: Rhythm["every"]; day: string; month: string; window: ScheduleWindow; notify: string[] };
type ScheduleFormProps = { plan: SchedulePlan; today: string; readers: readonly { id: string; name: string }[]; submitLabel: string; onSave: (plan: SchedulePlan) => Promise<FormResult> };

const rhythmOf = ({ every, day, month }: Pick<Filled, "every" | "day" | "month">): Rhythm => ({ every, day: Number(day), ...(every === "year" && { month: Number(month) }) });
const isDay = (day: string) => /^\d{1,2}$/.test(day) && Number(day) >= 1 && Number(day) <= 31;

/** When a report is made, of which days, and who hears of it. Says the next day before anything is saved. */
export function ScheduleForm({ plan, today, readers, submitLabel, onSave }: ScheduleFormProps) {
  const form = useForm<Filled>({ defaultValues: { every: plan.rhythm.every, day: String(plan.rhythm.day), month: String(plan.rhythm.month ?? 1), window: plan.window, notify: plan.notify } });
  const { errors, isSubmitting } = form.formState;
  const [every, day, month, window] = useWatch({ control: form.control, name: ["every", "day", "month", "window"] });
  const handleSubmit = useFormSubmit(form, ({ window: days, notify, ...typed }) => onSave({ rhythm: rhythmOf(typed), window: days, notify }));
  const next = isDay(day) ? nextOn(rhythmOf({ every, day, month }), today) : null;
  const days = next === null ? null : windowOn(window, next);
  return (
    <form onSubmit={handleSubmit} noValidate>
      <div className="grid grid-cols-2 gap-x-3 sm:grid-cols-3">
        <Field label="How often">{(control) => <NativeSelect {...control} options={EVERY} {...form.register("every")} />}</Field>
        <Field label="On day" error={errors.day?.message}>{(control) => <Input {...control} inputMode="numeric" maxLength={2} {...form.register("day", { validate: (typed) => isDay(typed) || "A day from 1 to 31." })} />}</Field>
        {every === "year" && <Field label="Of">{(control) => <NativeSelect {...control} options={MONTHS.map((label, at) => ({ value: String(at + 1), label }))} {...form.register("month")} />}</Field>}
      </div>
      <Field label="Of which days" hint="Whole months, told from the day it is made on">{(control) => <NativeSelect {...control} options={WINDOWS} {...form.register("window")} />}</Field>
      <p className="mb-3 text-sm text-ink-2" aria-live="polite">{next && days ? `Next on ${formatDate(next)}, for ${formatDays(days.from, days.to)}.` : "Give a day of the month."} {Number(day) > 28 && isDay(day) && "In shorter months, their last day."}</p>
      <fieldset className="mb-2">
        <legend className="text-sm font-medium">Who gets a mail with a link</legend>
        <div className="mt-1 grid max-h-40 gap-y-1 overflow-y-auto">
          {readers.map(({ id, name }) => <CheckField key={id} label={<bdi>{name}</bdi>}>{(control) => <input {...control} type="checkbox" className="size-4 accent-accent" value={id} {...form.register("notify")} />}</CheckField>)}
        </div>
        <p className="min-h-5 text-xs text-danger" aria-live="polite">{errors.notify?.message}</p>
      </fieldset>
      <FormError message={errors.root?.message} className="mb-2" />
      <DialogFooter><Button type="submit" variant="primary" pending={isSubmitting}>{submitLabel}</Button></DialogFooter>
    </form>
  );
}
