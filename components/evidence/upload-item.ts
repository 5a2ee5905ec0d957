import { formatCount, plural } from "@/components/ui/count-format";
import { kindNoun } from "@/server/domain/catalog/labels";
import type { Provenance, PushAnswer } from "@/server/domain/evidence/view";

import type { Question } from "./question-form";

export type UploadPhase = "waiting" | "sending" | "reading" | "ready" | "saving" | "saved" | "refused" | "failed";

/** Columns of a table no format was recognised in, and the facts they could be. */
export type CsvOffer = {
  columns: string[];
  sample: string[][];
  kinds: { kind: string; label: string; facts: { name: string; type: string; required: boolean }[] }[];
  /** What the header alone suggests, for a person to confirm. */
  guess: CsvMapping;
  suggest: (kind: string) => Promise<CsvMapping>;
  saved: { name: string; mapping: CsvMapping }[];
};
export type CsvMapping = { kind: string; columns: Record<string, string> };

export type UploadItem = {
  id: string;
  fileName: string;
  sizeBytes: number;
  phase: UploadPhase;
  /** 0..1 of the bytes sent. */
  progress: number;
  answer: PushAnswer | null;
  questions: Question[];
  csv: CsvOffer | null;
  /** "Corrects E-214", where it is a new version of one that is here. */
  corrects: number | null;
  /** Key of the control it is added for. */
  control: string | null;
  provenance: Partial<Provenance>;
  /** What happened, what was kept, what to do. */
  problem: { what: string; kept: string; advice: string } | null;
};

/** "Recognised as pgBackRest: 31 backup runs, 2 questions": what stands under a file's name. */
export function uploadSentence(item: UploadItem): string {
  const { answer, phase } = item;
  if (phase === "waiting") return "Waits for its turn.";
  if (phase === "sending") return `Sending, ${Math.round(item.progress * 100)} %.`;
  if (phase === "reading") return "Reading.";
  if (item.problem) return item.problem.what;
  if (!answer) return "";
  if (answer.status === "duplicate") return `Already here${answer.number === null ? "" : ` as E-${answer.number}`}: the same bytes. Nothing was added.`;
  if (answer.recordsTotal === 0 && phase === "saved") return `Saved as E-${answer.number}, a file for people: it moves no verdict.`;
  if (answer.recordsTotal === 0) return item.csv ? "A table in a layout we do not know. Say which column is which." : "Not recognised. It can be kept as a file and linked by hand.";
  const kinds = Object.entries(answer.recordsByKind).map(([kind, count]) => `${formatCount(count)} ${kindNoun(kind, count)}`);
  const questions = item.questions.length > 0 ? `, ${plural(item.questions.length, "question")}` : "";
  const said = phase === "saved" && answer.number !== null ? `Saved as E-${answer.number}` : `Recognised as ${answer.tool ?? answer.format ?? "records"}`;
  return `${said}: ${kinds.join(", ")}${questions}.`;
}

export function canSave(item: UploadItem): boolean {
  return item.phase === "ready" && item.answer !== null && item.answer.status !== "refused" && item.answer.status !== "duplicate";
}

/** "2 of 3 ready to save": the tray's own line. */
export function traySentence(items: UploadItem[]): string {
  const saved = items.filter(({ phase }) => phase === "saved").length;
  const ready = items.filter(canSave).length;
  const busy = items.filter(({ phase }) => ["waiting", "sending", "reading", "saving"].includes(phase)).length;
  if (saved === items.length) return `${plural(saved, "file")} saved`;
  if (busy > 0) return `${plural(busy, "file")} on the way, ${ready} ready`;
  return ready > 0 ? `${ready} of ${plural(items.length, "file")} ready to save` : `${plural(items.length, "file")}, none to save`;
}
