"use client";

import { useState } from "react";

import { Section } from "@/components/layout/section";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Empty } from "@/components/ui/empty";
import { CheckField, Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { NativeSelect } from "@/components/ui/native-select";
import { REDACTION_REASONS, type RedactionReason } from "@/server/domain/privacy/answers/redact";
import type { AnswerReview } from "@/server/domain/privacy/answers/view";

import { type AnswerDraft, toggled, withColumn } from "./answer-draft";
import { REASON_WORDS } from "./answer-words";
import { DataGrid } from "./data-grid";

export type Shown = NonNullable<AnswerReview["shown"]>;
type CollectedDataProps = { review: AnswerReview; draft: AnswerDraft; onChange: (draft: AnswerDraft) => void; isPortability: boolean; onShow: (wish: Omit<Shown, "rows">) => Promise<Shown | string> };
const AT_ONCE = 50;

/** What systems gave, a table at a time, with what is blacked out or taken along. */
export function CollectedData({ review, draft, onChange, isPortability, onShow }: CollectedDataProps) {
  const [shown, setShown] = useState(review.shown);
  const [reason, setReason] = useState<RedactionReason>("third_party");
  const [message, setMessage] = useState<string | null>(null);
  const table = review.tables.find(({ fileId, table: number }) => fileId === shown?.fileId && number === shown.table);

  async function handleShow(wish: Omit<Shown, "rows">) {
    const answer = await onShow(wish);
    setMessage(typeof answer === "string" ? answer : null);
    if (typeof answer !== "string") setShown(answer);
  }

  if (!shown || !table) return <Section title="The data"><Empty title="No table to look through.">Systems that reported records gave no file that can be read as rows. Files that are given as they are stand below.</Empty></Section>;
  const place = { fileId: table.fileId, table: table.table };
  const taken = draft.portable.find((each) => each.fileId === table.fileId && each.table === table.table)?.columns ?? [];
  return (
    <Section title="The data" count={review.tables.length}>
      <div className="grid gap-x-6 sm:grid-cols-2">
        <Field label="Table">
          {(control) => <NativeSelect {...control} value={`${table.fileId} ${table.table}`} options={review.tables.map((each) => ({ value: `${each.fileId} ${each.table}`, label: `${each.systemName}: ${each.title} (${each.rows})` }))} onChange={(event) => { const [fileId = "", number = "0"] = event.target.value.split(" "); void handleShow({ fileId, table: Number(number), from: 0 }); }} />}
        </Field>
        <Field label="Black out because of" hint="Press a field, a row’s number or a column’s name">{(control) => <NativeSelect {...control} value={reason} options={REDACTION_REASONS.map((value) => ({ value, label: REASON_WORDS[value] }))} onChange={(event) => setReason(REDACTION_REASONS.find((known) => known === event.target.value) ?? "other")} />}</Field>
      </div>
      {isPortability && (table.isPortable
        ? <fieldset className="mb-4"><legend className="mb-1 text-sm font-medium">What did the person give you? Only that is taken along (Art. 20(1)).</legend><div className="flex flex-wrap gap-x-6 gap-y-2">{table.columns.map((column) => <CheckField key={column} label={<bdi>{column}</bdi>}>{(control) => <Checkbox {...control} checked={taken.includes(column)} onCheckedChange={(checked) => onChange(withColumn(draft, place, column, checked === true))} />}</CheckField>)}</div></fieldset>
        : <p className="mb-4 text-sm text-ink-2">{table.systemName} is in no processing activity by consent or contract, so nothing of it is portable.</p>)}
      <FormError message={message} />
      <DataGrid table={table} from={shown.from} rows={shown.rows} draft={draft} onToggle={(at) => onChange(toggled(draft, at, reason))} />
      {table.rows > AT_ONCE && (
        <div className="mt-3 flex flex-wrap items-center gap-3 text-sm">
          <Button size="sm" disabled={shown.from === 0} onClick={() => void handleShow({ ...place, from: Math.max(0, shown.from - AT_ONCE) })}>Earlier rows</Button>
          <span className="tabular text-ink-2">{shown.from + 1} to {shown.from + shown.rows.length} of {table.rows}</span>
          <Button size="sm" disabled={shown.from + shown.rows.length >= table.rows} onClick={() => void handleShow({ ...place, from: shown.from + AT_ONCE })}>Later rows</Button>
        </div>
      )}
    </Section>
  );
}
