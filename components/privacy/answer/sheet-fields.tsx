"use client";

import { Section } from "@/components/layout/section";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { TOLD_ITEMS, type ToldItem } from "@/server/domain/privacy/answers/sheet";
import type { AnswerReview } from "@/server/domain/privacy/answers/view";

import type { AnswerDraft } from "./answer-draft";
import { ITEM_WORDS } from "./answer-words";

type SheetFieldsProps = { review: AnswerReview; draft: AnswerDraft; onChange: (draft: AnswerDraft) => void };
const isToldItem = (item: string): item is ToldItem => TOLD_ITEMS.some((known) => known === item);

/** The sheet of Art. 15 as the processing record tells it. What the record does not say is written here, or nothing goes out. */
export function SheetFields({ review, draft, onChange }: SheetFieldsProps) {
  if (review.sheet.length === 0) return null;
  return (
    <Section title="What the answer says besides">
      <p className="mb-3 max-w-prose text-sm text-ink-2">From the processing activities of the systems in which data were found. What you write replaces it in this answer only: in the person’s language, one point a line.</p>
      {review.sheet.map(({ item, lines, isMissing, systems }) => {
        const isTold = isToldItem(item);
        const shown = item === "withheld" && draft.redactions.length + draft.leftOut.length > 0 ? ["What is blacked out and left out is counted here by itself, with its reasons."] : lines;
        const error = isMissing && isTold && !draft.told[item]?.trim() ? `The record does not tell it${systems.length > 0 ? `: ${systems.join(", ")} stands in no processing activity` : ""}. Write it.` : undefined;
        return (
          <div key={item} className="grid gap-x-6 gap-y-1 border-t border-line py-2 sm:grid-cols-2">
            <div><p className="text-sm font-medium">{ITEM_WORDS[item]}</p>{shown.length > 0 && <ul className="mt-1 text-sm text-ink-2">{shown.map((line) => <li key={line} className="wrap-anywhere" dir="auto">{line}</li>)}</ul>}</div>
            {isTold && <Field label="Say this instead" optional={!isMissing} error={error}>{(control) => <Textarea {...control} rows={2} dir="auto" maxLength={5000} value={draft.told[item] ?? ""} onChange={(event) => onChange({ ...draft, told: { ...draft.told, [item]: event.target.value } })} />}</Field>}
          </div>
        );
      })}
    </Section>
  );
}
