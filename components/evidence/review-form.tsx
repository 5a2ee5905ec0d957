"use client";

import { useForm } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Textarea } from "@/components/ui/textarea";
import { Time } from "@/components/ui/time";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import type { EvidenceDetail } from "@/server/domain/evidence/view";

type ReviewFormProps = {
  review: EvidenceDetail["review"];
  timezone: string;
  onReview?: (decision: "accepted" | "rejected", note: string | null) => Promise<FormResult>;
};

/** Accept it, or return it with a note. Returning needs the note: someone has to act on it. */
export function ReviewForm({ review, timezone, onReview }: ReviewFormProps) {
  const form = useForm({ defaultValues: { note: "" } });
  const { errors, isSubmitting } = form.formState;
  const handleAccept = useFormSubmit(form, ({ note }) => onReview?.("accepted", note.trim() || null) ?? Promise.resolve({ ok: true as const }), () => form.reset());
  const handleReturn = useFormSubmit(form, async ({ note }): Promise<FormResult> => {
    if (!note.trim()) return { ok: false, message: "Nothing was saved.", fields: { note: "Say what is wrong, so that someone can mend it." } };
    return onReview?.("rejected", note.trim()) ?? { ok: true };
  }, () => form.reset());

  return (
    <div className="border-t border-line py-3">
      {review && (
        <p className="mb-2 text-sm text-ink-2 wrap-anywhere">
          {review.state === "accepted" ? "Accepted" : "Returned"} by <bdi className="font-medium text-ink">{review.by}</bdi>, <Time iso={review.at} tz={timezone} withTime />
          {review.note && <span className="block" dir="auto">“{review.note}”</span>}
        </p>
      )}
      {onReview && (
        <form onSubmit={handleAccept} noValidate>
          <Field label="Note" optional error={errors.note?.message}>{(control) => <Textarea {...control} rows={2} {...form.register("note")} />}</Field>
          <FormError message={errors.root?.message} className="mb-2" />
          <div className="flex justify-end gap-2">
            <Button pending={isSubmitting} onClick={handleReturn}>Return</Button>
            <Button type="submit" variant="primary" pending={isSubmitting}>Accept</Button>
          </div>
        </form>
      )}
    </div>
  );
}
