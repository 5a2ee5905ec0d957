"use client";

import { type SyntheticEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import type { FormResult } from "@/components/ui/form-result";
import { Textarea } from "@/components/ui/textarea";
import { Time } from "@/components/ui/time";
import type { Comment } from "@/server/domain/workpapers/view";

type TalkThreadProps = { comments: Comment[]; timezone: string; /** Absent where the reader only reads. */ onSay?: (text: string) => Promise<FormResult> };

/** What both sides said about a control, oldest first. */
export function TalkThread({ comments, timezone, onSay }: TalkThreadProps) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const [pending, setPending] = useState(false);

  async function handleSubmit(event: SyntheticEvent) {
    event.preventDefault();
    if (!onSay) return;
    setPending(true);
    const answer = await onSay(text);
    setPending(false);
    setProblem(answer.ok ? undefined : answer.message);
    if (answer.ok) setText("");
  }

  return (
    <>
      {comments.length === 0 ? <p className="border-t border-line py-2 text-sm text-ink-3">Nothing said yet.</p> : (
        <ol className="text-sm">
          {comments.map(({ id, by, side, at, text: said }) => (
            <li key={id} className={cn("border-t border-line py-2", side === "auditor" && "border-s-2 border-s-accent ps-3")}>
              <p className="flex flex-wrap gap-x-2 text-ink-3"><bdi className="font-medium text-ink">{by}</bdi>{side === "auditor" ? "auditor" : "organization"} · <Time iso={at} tz={timezone} withTime /></p>
              <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">{said}</p>
            </li>
          ))}
        </ol>
      )}
      {onSay && (
        <form onSubmit={(event) => void handleSubmit(event)} noValidate className="border-t border-line pt-2">
          <Field label="Comment" hint="Both sides see it. It stays." error={problem}>{(control) => <Textarea {...control} maxLength={4000} value={text} onChange={({ target }) => setText(target.value)} />}</Field>
          <Button type="submit" pending={pending}>Say it</Button>
        </form>
      )}
    </>
  );
}
