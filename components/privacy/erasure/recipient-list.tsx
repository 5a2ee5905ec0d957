"use client";

import { useState } from "react";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CheckField, Field } from "@/components/ui/field";
import { Checkbox } from "@/components/ui/checkbox";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import type { LetterState, NamedRecipient } from "@/server/domain/privacy/erasure/view";

export type TellingResult = "notified" | "impossible" | "disproportionate";
export type Telling = { result: TellingResult; reason: string; said: string };
type RecipientListProps = { recipients: NamedRecipient[]; /** Whether the letter has to say what they are to do: to erase goes without saying. */ asksWhat: boolean; /** Left out for who may not, and before anything was carried out. */ onTell?: ((ids: string[], telling: Telling) => Promise<FormResult>) | undefined };

const RESULTS = [{ value: "notified", label: "Tell them by letter" }, { value: "impossible", label: "Impossible to tell" }, { value: "disproportionate", label: "Disproportionate effort" }];
const TOLD: Record<string, string> = { notified: "told", impossible: "impossible to tell", disproportionate: "disproportionate effort" };
const LETTER: Record<LetterState, string> = { waiting: "mail on its way", sent: "mail sent", failing: "mail is not accepted, tried again", "kept here": "mail kept on this installation", to_send: "by post, sent by you: the letter is under Messages" };

/** Whom the data were passed on to, and what became of telling them (Art. 19). */
export function RecipientList({ recipients, asksWhat, onTell }: RecipientListProps) {
  const [chosen, setChosen] = useState<string[]>([]);
  const [result, setResult] = useState<TellingResult>("notified");
  const [reason, setReason] = useState("");
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState<string>();
  const [pending, setPending] = useState(false);

  async function handleTell() {
    setPending(true);
    const told = await onTell?.(chosen, { result, reason: result === "notified" ? "" : reason.trim(), said: result === "notified" ? said.trim() : "" });
    setPending(false);
    setProblem(told && !told.ok ? told.message : undefined);
    if (told?.ok) setChosen([]);
  }

  return (
    <div className="grid gap-3">
      <ul className="grid gap-1 text-sm">
        {recipients.map(({ id, name, email, country, result: settled, delivery }) => (
          <li key={id}>
            {onTell && settled === null
              ? <CheckField label={<bdi>{[name, country].filter(Boolean).join(", ")}</bdi>} hint={email ?? "No address: the letter is written for you to send."}>{(control) => <Checkbox {...control} checked={chosen.includes(id)} onCheckedChange={(on) => setChosen(on === true ? [...chosen, id] : chosen.filter((one) => one !== id))} />}</CheckField>
              : <><bdi>{[name, country].filter(Boolean).join(", ")}</bdi>: {settled === null ? "not told yet" : TOLD[settled]}{delivery && <Badge tone={delivery === "failing" ? "danger" : "neutral"} className="ms-2">{LETTER[delivery]}</Badge>}</>}
          </li>
        ))}
      </ul>
      {chosen.length > 0 && (
        <div className="border-s-2 border-line ps-3" data-print="hide">
          <Field label="What to do">{(control) => <NativeSelect {...control} options={RESULTS} value={result} onChange={(event) => setResult(event.target.value as TellingResult)} />}</Field>
          {result !== "notified" && <Field label="Why" hint="At least ten characters: the reason is kept as proof.">{(control) => <Textarea {...control} value={reason} maxLength={4000} onChange={(event) => setReason(event.target.value)} />}</Field>}
          {result === "notified" && asksWhat && <Field label="What they are to do" hint="Written in the letter, in the language of the case.">{(control) => <Textarea {...control} value={said} maxLength={4000} onChange={(event) => setSaid(event.target.value)} />}</Field>}
          <FormError message={problem} className="mb-3" />
          <Button size="sm" pending={pending} onClick={() => void handleTell()}>{result === "notified" ? `Tell ${chosen.length}` : `Record for ${chosen.length}`}</Button>
        </div>
      )}
    </div>
  );
}
