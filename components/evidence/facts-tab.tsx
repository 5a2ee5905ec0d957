import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { formatCount, plural, wordsOf } from "@/components/ui/count-format";
import { Empty } from "@/components/ui/empty";
import { Time } from "@/components/ui/time";
import { kindLabel } from "@/server/domain/catalog/labels";
import type { EvidenceDetail, RecordView } from "@/server/domain/evidence/view";

import { showFact } from "./fact-values";
import { QuestionForm, type QuestionFormProps } from "./question-form";

const SOURCE_WORDS: Record<RecordView["facts"][number]["source"], string> = {
  source: "from the source", derived: "computed", upload: "given at upload", review: "given at review", register: "from a register", missing: "missing",
};

type FactsTabProps = {
  detail: Pick<EvidenceDetail, "records" | "recordsTotal" | "questions" | "issues">;
  timezone: string;
  onAnswer?: QuestionFormProps["onAnswer"];
  /** Place in the file of the first record shown. */
  from?: number;
  onMoreRecords?: () => void;
  loadingMore?: boolean;
};

export function FactsTab({ detail, timezone, onAnswer, from = 0, onMoreRecords, loadingMore }: FactsTabProps) {
  const { records, recordsTotal, questions, issues } = detail;
  const notes = issues.filter((issue) => issue.level !== "question");
  return (
    <div className="grid grid-cols-1 gap-5">
      {questions.length > 0 && onAnswer && <QuestionForm questions={questions} onAnswer={onAnswer} />}
      {notes.length > 0 && (
        <ul className="grid gap-1 text-sm">
          {notes.map((issue, index) => (
            <li key={`${issue.code}${index}`} className="flex gap-2 border-s-2 border-line-strong ps-2.5">
              <span className="min-w-0 text-ink-2 wrap-anywhere">{issue.message} <code className="text-xs text-ink-3">{issue.code}</code></span>
            </li>
          ))}
        </ul>
      )}
      {records.length === 0 && <Empty title="No record was read from this file">It is kept as received and can be linked to a control by hand.</Empty>}
      {from > 0 && <p className="tabular text-sm text-ink-3">From record {formatCount(from + 1)} on. <a className="link" href="?tab=facts">Show from the first</a></p>}
      {records.map((record) => <RecordCard key={record.id} record={record} timezone={timezone} />)}
      {recordsTotal > from + records.length && (
        <div className="flex items-center justify-between text-sm text-ink-3">
          <span className="tabular">{formatCount(from + records.length)} of {plural(recordsTotal, "record")}</span>
          {onMoreRecords && <Button size="sm" pending={loadingMore} onClick={onMoreRecords}>Show more</Button>}
        </div>
      )}
    </div>
  );
}

function RecordCard({ record, timezone }: { record: RecordView; timezone: string }) {
  return (
    <article id={record.id} className="border-t border-ink">
      <header className="flex flex-wrap items-baseline justify-between gap-x-3 py-1.5">
        <h3 className="font-semibold">{kindLabel(record.kind)}</h3>
        <span className="text-sm text-ink-3">
          {record.occurredAt ? <Time iso={record.occurredAt} tz={timezone} withTime /> : "the source gives no time"}
          {record.zoneAssumed && <Badge tone="outline" className="ms-2" title="The source wrote the time without a zone">zone assumed</Badge>}
        </span>
      </header>
      {record.locator && <p className="pb-1 text-xs text-ink-3 wrap-anywhere">{record.locator}</p>}
      <dl className="text-sm">
        {record.facts.map((fact) => (
          <div key={fact.name} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)] gap-x-3 border-t border-line py-1 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_8rem]">
            <dt className="text-ink-2 wrap-anywhere">{wordsOf(fact.name)}</dt>
            <dd className={fact.source === "missing" ? "text-state-manual-pending" : "tabular font-medium wrap-anywhere"}>
              {fact.source === "missing" ? "not given" : <bdi>{showFact(fact.value, fact.type, timezone)}</bdi>}
            </dd>
            <dd className="text-xs text-ink-3 max-sm:col-start-2" title={fact.by && fact.at ? `${fact.by}, ${fact.at}` : undefined}>{SOURCE_WORDS[fact.source]}{fact.by && <>, <bdi>{fact.by}</bdi></>}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
