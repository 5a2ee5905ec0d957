"use client";

import { X } from "lucide-react";
import { useState } from "react";

import { evidencePath } from "@/components/layout/paths";
import { Badge } from "@/components/ui/badge";
import { Button, ButtonLink } from "@/components/ui/button";
import { formatBytes } from "@/components/ui/count-format";
import type { FormResult } from "@/components/ui/form-result";
import { Progress } from "@/components/ui/progress";
import type { Provenance } from "@/server/domain/evidence/view";

import { CsvMappingForm } from "./csv-mapping-form";
import { ProvenanceForm } from "./provenance-form";
import { type Answer, QuestionForm } from "./question-form";
import { canSave, type CsvMapping, type UploadItem, uploadSentence } from "./upload-item";

export type UploadLineActions = {
  onSave: (id: string) => void;
  onRemove: (id: string) => void;
  onRetry: (id: string) => void;
  onMapCsv: (id: string, mapping: CsvMapping, saveAs: string | null) => void;
  onAnswer: (id: string, answers: Answer[]) => Promise<FormResult>;
  onProvenance: (id: string, provenance: Partial<Provenance>) => void;
};

type UploadLineProps = UploadLineActions & { item: UploadItem; base: string };

export function UploadLine({ item, base, onSave, onRemove, onRetry, onMapCsv, onAnswer, onProvenance }: UploadLineProps) {
  const [more, setMore] = useState(false);
  const { phase, problem, answer } = item;
  const moving = phase === "sending" || phase === "reading" || phase === "saving";
  const issues = answer?.issues.filter((issue) => issue.level === "error" || issue.level === "warning") ?? [];
  return (
    <li className="border-b border-line px-4 py-2.5 last:border-b-0">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <p className="flex items-baseline gap-2">
            <bdi className="min-w-0 truncate font-medium" title={item.fileName}>{item.fileName}</bdi>
            <span className="tabular shrink-0 text-xs text-ink-3">{formatBytes(item.sizeBytes)}</span>
            {item.corrects !== null && <Badge tone="accent">corrects E-{item.corrects}</Badge>}
            {item.control !== null && <Badge tone="accent">for <code>{item.control}</code></Badge>}
          </p>
          <p className="min-h-[1.125rem] text-sm text-ink-2 wrap-anywhere" aria-live="polite">{uploadSentence(item)}</p>
        </div>
        {canSave(item) && <Button size="sm" variant={answer?.recordsTotal === 0 ? "secondary" : "primary"} onClick={() => onSave(item.id)}>{answer?.recordsTotal === 0 ? "Keep as a file" : "Save"}</Button>}
        {problem && <Button size="sm" onClick={() => onRetry(item.id)}>Try again</Button>}
        {answer?.id && (phase === "saved" || answer.status === "duplicate") && <ButtonLink size="sm" href={evidencePath(base, answer.id)}>Open</ButtonLink>}
        {phase !== "saved" && phase !== "saving" && <Button size="icon-sm" variant="ghost" aria-label={`Remove ${item.fileName}`} onClick={() => onRemove(item.id)}><X aria-hidden /></Button>}
      </div>
      <div className="mt-1.5 h-1">{moving && <Progress value={phase === "sending" ? item.progress : null} label={`${item.fileName}: ${phase}`} />}</div>
      {problem && <p className="text-sm text-ink-2">{problem.kept} {problem.advice}</p>}
      {issues.length > 0 && (
        <ul className="mt-1 text-sm">
          {issues.slice(0, 4).map((issue, index) => (
            <li key={`${issue.code}${index}`} className="flex gap-2 py-0.5"><Badge tone={issue.level === "error" ? "danger" : "late"}>{issue.level}</Badge><span className="min-w-0 text-ink-2 wrap-anywhere">{issue.message}</span></li>
          ))}
          {issues.length > 4 && <li className="text-ink-3">and {issues.length - 4} more</li>}
        </ul>
      )}
      {phase === "ready" && (
        <div className="mt-1 grid gap-3">
          {answer && answer.controls.length > 0 && <p className="flex flex-wrap items-center gap-1 text-xs text-ink-3">Bears on {answer.controls.slice(0, 8).map((key) => <Badge key={key} tone="outline"><code>{key}</code></Badge>)}{answer.controls.length > 8 && `and ${answer.controls.length - 8} more`}</p>}
          {item.csv && answer?.recordsTotal === 0 && <CsvMappingForm offer={item.csv} onMap={(mapping, saveAs) => onMapCsv(item.id, mapping, saveAs)} />}
          {item.questions.length > 0 && <QuestionForm questions={item.questions} onAnswer={(answers) => onAnswer(item.id, answers)} submitLabel="Keep answers" />}
          <div>
            <Button variant="link" size="sm" aria-expanded={more} onClick={() => setMore(!more)}>Where it comes from</Button>
            {more && <ProvenanceForm value={item.provenance} onChange={(provenance) => onProvenance(item.id, provenance)} />}
          </div>
        </div>
      )}
    </li>
  );
}
