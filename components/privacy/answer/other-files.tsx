"use client";

import { Section } from "@/components/layout/section";
import { Checkbox } from "@/components/ui/checkbox";
import { CheckField, Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { AnswerReview } from "@/server/domain/privacy/answers/view";

import { type AnswerDraft, withLeftOut } from "./answer-draft";

type OtherFilesProps = { review: AnswerReview; draft: AnswerDraft; onChange: (draft: AnswerDraft) => void; fileHref: (fileId: string) => string };

/** Files that cannot be looked through here: each goes along whole, or is left out with a reason that the person reads. */
export function OtherFiles({ review, draft, onChange, fileHref }: OtherFilesProps) {
  if (review.others.length === 0) return null;
  return (
    <Section title="Files given as they are" count={review.others.length}>
      <p className="mb-2 max-w-prose text-sm text-ink-2">Nothing in them can be blacked out here. Open each: one with data that must not go out is left out, or replaced by a file without them.</p>
      <ul>
        {review.others.map(({ fileId, systemName, name, mediaType }) => {
          const left = draft.leftOut.find((each) => each.fileId === fileId);
          return (
            <li key={fileId} className="grid gap-x-6 gap-y-1 border-t border-line py-2 first:border-t-0 sm:grid-cols-2">
              <span className="min-w-0 wrap-anywhere"><a className="link" href={fileHref(fileId)}><bdi>{name}</bdi></a> <span className="text-sm text-ink-3">{systemName}, {mediaType}</span></span>
              <div>
                <CheckField label="Leave it out">{(control) => <Checkbox {...control} checked={left !== undefined} onCheckedChange={(checked) => onChange(withLeftOut(draft, fileId, checked === true ? "" : null))} />}</CheckField>
                {left && <Field label="Why, in the person’s language" className="mt-2" error={left.why.trim().length < 10 ? "At least ten characters." : undefined}>{(control) => <Input {...control} dir="auto" maxLength={500} value={left.why} onChange={(event) => onChange(withLeftOut(draft, fileId, event.target.value))} />}</Field>}
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
