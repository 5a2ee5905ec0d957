"use client";

import { useForm } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { plural, wordsOf } from "@/components/ui/count-format";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import type { FactValue } from "@/server/domain/evidence/record";
import type { EvidenceDetail } from "@/server/domain/evidence/view";

import { factTypeOf, readFact } from "./fact-values";

export type Question = EvidenceDetail["questions"][number];
export type Answer = { recordIds: string[]; kind: string; fact: string; value: FactValue };
export type QuestionFormProps = {
  questions: Question[];
  onAnswer: (answers: Answer[]) => Promise<FormResult>;
  submitLabel?: string;
};

const YES_NO = [{ value: "yes", label: "Yes" }, { value: "no", label: "No" }];
const INPUT_TYPES = { number: "text", timestamp: "datetime-local", date: "date", string: "text" } as const;

/** Asks for the facts only a person has. What is left empty stays open. */
export function QuestionForm({ questions, onAnswer, submitLabel = "Save answers" }: QuestionFormProps) {
  const form = useForm<Record<string, string>>({ defaultValues: Object.fromEntries(questions.map((_, index) => [`q${index}`, ""])) });
  const { errors, isSubmitting } = form.formState;

  const handleSubmit = useFormSubmit(form, async (typed): Promise<FormResult> => {
    const answers: Answer[] = [];
    const fields: Record<string, string> = {};
    questions.forEach((question, index) => {
      const read = readFact(typed[`q${index}`] ?? "", question.type);
      if ("error" in read) fields[`q${index}`] = read.error;
      if ("value" in read) answers.push({ recordIds: question.recordIds, kind: question.kind, fact: question.fact, value: read.value });
    });
    if (Object.keys(fields).length > 0) return { ok: false, message: "Nothing was saved yet: an answer cannot be read.", fields };
    if (answers.length === 0) return { ok: false, message: "Nothing to save: every question is still open." };
    return onAnswer(answers);
  });

  return (
    <form onSubmit={handleSubmit} noValidate className="rounded border-s-4 border-state-manual-pending bg-state-manual-pending-soft px-4 py-3">
      <h3 className="mb-2 font-semibold">{plural(questions.length, "question")} only a person can answer</h3>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {questions.map((question, index) => {
          const type = factTypeOf(question.type);
          const name = `q${index}`;
          return (
            <Field key={`${question.kind}${question.fact}${question.recordIds[0] ?? ""}`} label={wordsOf(question.fact)} hint={`${question.message}${question.recordIds.length > 1 ? ` Answers ${plural(question.recordIds.length, "record")}.` : ""}${type === "timestamp" ? " Time in UTC." : ""}`} error={errors[name]?.message}>
              {(control) => type === "boolean"
                ? <NativeSelect {...control} placeholder="Leave open" options={YES_NO} {...form.register(name)} />
                : <Input {...control} type={INPUT_TYPES[type]} inputMode={type === "number" ? "decimal" : undefined} dir={type === "string" ? "auto" : undefined} {...form.register(name)} />}
            </Field>
          );
        })}
      </div>
      <FormError message={errors.root?.message} className="mb-3" />
      <div className="flex items-center justify-between gap-3">
        <p className="text-xs text-ink-2">Your name stands beside every answer.</p>
        <Button type="submit" variant="primary" size="sm" pending={isSubmitting}>{submitLabel}</Button>
      </div>
    </form>
  );
}
