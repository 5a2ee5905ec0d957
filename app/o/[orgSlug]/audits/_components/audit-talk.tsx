"use client";

import { useState } from "react";

import { ReleasedList } from "@/components/desk/released-list";
import { TalkThread } from "@/components/desk/talk-thread";
import { Section } from "@/components/layout/section";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import type { EngagementDetail } from "@/server/domain/engagements/view";
import type { Talk } from "@/server/domain/workpapers/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type AuditTalkProps = { audit: EngagementDetail; talk: Talk; timezone: string; mayAnswer: boolean };

/** Threads by control, those spoken of last on top, and what auditors released. */
export function AuditTalk({ audit, talk, timezone, mayAnswer }: AuditTalkProps) {
  const client = useTRPCClient();
  const act = useAct();
  const [chosen, setChosen] = useState("");
  const threads = [...Map.groupBy(talk.comments.toReversed(), ({ key }) => key)].map(([key, comments]) => ({ key, title: comments[0]?.title ?? "", comments: comments.toReversed() }));
  const fresh = threads.some(({ key }) => key === chosen) ? undefined : audit.controls.find(({ key }) => key === chosen);
  return (
    <>
      <Section title="Comments" count={talk.comments.length} aside="Both sides see them">
        {threads.length === 0 && !fresh && <p className="border-t border-line py-2 text-sm text-ink-3">Nothing said yet.</p>}
        {[...(fresh ? [{ key: fresh.key, title: fresh.title, comments: [] }] : []), ...threads].map(({ key, title, comments }) => (
          <details key={key} open={key === chosen || threads.length === 1} className="border-t border-line py-1">
            <summary className="min-h-8 py-1 text-sm"><code className="text-xs text-ink-2">{key}</code> <bdi className="font-medium">{title}</bdi> <span className="tabular text-ink-3">{comments.length}</span></summary>
            <TalkThread comments={comments} timezone={timezone} onSay={mayAnswer ? async (text) => act(() => client.engagements.comment.mutate({ id: audit.id, key, text })) : undefined} />
          </details>
        ))}
        {mayAnswer && audit.controls.length > 0 && <Field label="Speak of another control" className="border-t border-line pt-2">{(control) => <NativeSelect {...control} placeholder="choose a control" options={audit.controls.map(({ key, title }) => ({ value: key, label: `${key} ${title}` }))} value={chosen} onChange={({ target }) => setChosen(target.value)} />}</Field>}
      </Section>
      <Section title="Released by the auditors" count={talk.released.length}>
        {talk.released.length === 0 ? <p className="border-t border-line py-2 text-sm text-ink-3">Nothing. Notes and results are private to auditors until they release them.</p> : <ReleasedList released={talk.released} timezone={timezone} />}
      </Section>
    </>
  );
}
