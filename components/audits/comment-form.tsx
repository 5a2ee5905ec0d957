"use client";

import { type SyntheticEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { FormResult } from "@/components/ui/form-result";
import { Textarea } from "@/components/ui/textarea";

/** One more line in a thread. What was typed stays when it could not be sent. */
export function CommentForm({ hint, onComment }: { hint: string; onComment: (text: string) => Promise<FormResult> }) {
  const [text, setText] = useState("");
  const [message, setMessage] = useState<string>();
  const [pending, setPending] = useState(false);

  async function handleSubmit(event: SyntheticEvent) {
    event.preventDefault();
    if (text.trim() === "") return setMessage("Write something.");
    setPending(true);
    const answer = await onComment(text.trim());
    setPending(false);
    setMessage(answer.ok ? undefined : answer.message);
    if (answer.ok) setText("");
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate className="border-t border-line pt-3">
      <Field label="Comment" hint={hint} error={message}>{(control) => <Textarea {...control} maxLength={8000} value={text} onChange={({ target }) => setText(target.value)} />}</Field>
      <Button type="submit" pending={pending}>Send</Button>
    </form>
  );
}
