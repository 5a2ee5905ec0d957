"use client";

import { useState } from "react";

import { draftOf } from "@/components/privacy/answer/answer-draft";
import { CollectedData, type Shown } from "@/components/privacy/answer/collected-data";
import { OtherFiles } from "@/components/privacy/answer/other-files";
import { SheetFields } from "@/components/privacy/answer/sheet-fields";
import { Section } from "@/components/layout/section";
import { Button } from "@/components/ui/button";
import { Digest } from "@/components/ui/digest";
import { FormError } from "@/components/ui/form-error";
import { RowLink } from "@/components/ui/row-link";
import { toast } from "@/components/ui/toast";
import type { ANSWERED_WITH_FILES } from "@/server/domain/privacy/answers/schema";
import type { AnswerReview } from "@/server/domain/privacy/answers/view";
import { refusal, useAct, useTRPCClient } from "@/server/trpc/client";

type AnswerDeskProps = { id: string; right: (typeof ANSWERED_WITH_FILES)[number]; review: AnswerReview; base: string };

/** Looking through what was collected, deciding what is given, and making the files of the answer. */
export function AnswerDesk({ id, right, review, base }: AnswerDeskProps) {
  const client = useTRPCClient();
  const act = useAct();
  const [draft, setDraft] = useState(() => draftOf(review.choices));
  const [message, setMessage] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const fileHref = (fileId: string) => `${base}/files/cases/${id}/${fileId}`;

  async function handleShow(wish: Omit<Shown, "rows">): Promise<Shown | string> {
    try {
      return (await client.privacy.reviewAnswer.query({ id, right, shown: wish })).shown ?? "These rows are not there any more. Load the page again.";
    } catch (error) {
      const answer = refusal(error);
      return answer.ok ? "" : answer.message;
    }
  }

  async function handleMake() {
    setPending(true);
    const told = Object.fromEntries(Object.entries(draft.told).filter(([, text]) => text?.trim()));
    const result = await act(() => client.privacy.makeAnswer.mutate({ id, right, ...draft, told }));
    setPending(false);
    setMessage(result.ok ? null : result.message);
    if (result.ok) toast("The files are made. Look at them, then prepare the answer.");
  }

  return (
    <div className="grid gap-8">
      {right !== "erasure" && <CollectedData review={review} draft={draft} onChange={setDraft} isPortability={right === "portability"} onShow={handleShow} />}
      {right === "access" && <OtherFiles review={review} draft={draft} onChange={setDraft} fileHref={fileHref} />}
      <SheetFields review={review} draft={draft} onChange={setDraft} />
      <Section title="The files">
        {review.made && <p className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">Made: <a className="link" href={fileHref(review.made.fileId)}>{review.name}-{right}.zip</a> <Digest value={review.made.sha256} /></p>}
        {review.blockedBy && <p className="mb-3 text-ink-2">{review.blockedBy}</p>}
        <FormError message={message} className="mb-3" />
        <div className="flex flex-wrap items-center gap-3">
          <Button variant={review.made ? "secondary" : "primary"} pending={pending} disabled={review.blockedBy !== null} onClick={() => void handleMake()}>{review.made ? "Make them anew" : "Make the files"}</Button>
          {review.made && <RowLink className="link" href={`${base}/privacy/${id}`}>Prepare the answer with them</RowLink>}
        </div>
        <p className="mt-3 max-w-prose text-sm text-ink-2">One archive with a page to read, a PDF, the rows as CSV and JSON, and a list of digests. It is sealed here, and handed over only when somebody else approved the answer.</p>
      </Section>
    </div>
  );
}
