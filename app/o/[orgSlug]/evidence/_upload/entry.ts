import type { Answer } from "@/components/evidence/question-form";
import type { CsvMapping, UploadItem } from "@/components/evidence/upload-item";
import { endOfDay, startOfDay } from "@/components/ui/time-format";
import type { PushItem } from "@/server/domain/evidence/schema";
import type { Provenance, PushAnswer } from "@/server/domain/evidence/view";

/** A file on its way: what the tray shows, and what will be pushed. */
export type Entry = UploadItem & {
  file: File;
  sha256: string | null;
  mapping: CsvMapping | null;
  answers: Answer[];
  asDocument: boolean;
  supersedes: string | null;
};

export type Supersedes = { id: string; number: number };

export function newEntry(file: File, supersedes: Supersedes | null, control: string | null): Entry {
  return {
    id: crypto.randomUUID(), file, fileName: file.name, sizeBytes: file.size, phase: "waiting", progress: 0, answer: null, questions: [], csv: null, provenance: {}, problem: null,
    sha256: null, mapping: null, answers: [], asDocument: false, supersedes: supersedes?.id ?? null, corrects: supersedes?.number ?? null, control,
  };
}

export function pushItemOf(entry: Entry, timezone: string): PushItem {
  const provenance = provenanceOf(entry.provenance, timezone);
  return {
    content: { sha256: entry.sha256 ?? "" },
    fileName: entry.fileName,
    ...(entry.file.type ? { mediaType: entry.file.type.slice(0, 120) } : {}),
    ...(entry.mapping ? { mapping: entry.mapping } : {}),
    ...(Object.keys(provenance).length > 0 ? { provenance } : {}),
    ...(entry.answers.length > 0 ? { answers: entry.answers.map(({ kind, fact, value }) => ({ kind, fact, value })) } : {}),
    ...(entry.supersedes ? { supersedes: entry.supersedes } : {}),
    ...(entry.control ? { controls: [entry.control] } : {}),
    ...(entry.asDocument ? { asDocument: true } : {}),
  };
}

/** The form's days become the first and last instant of those days in the organization's zone. */
function provenanceOf(form: Partial<Provenance>, timezone: string): NonNullable<PushItem["provenance"]> {
  const { sourceSystem, environment, extractedBy, extractedAt, periodStart, periodEnd, query } = form;
  const given = {
    sourceSystem, environment, extractedBy, query, extractedAt: extractedAt ? new Date(extractedAt).toISOString() : undefined,
    periodStart: periodStart ? startOfDay(periodStart, timezone) : undefined, periodEnd: periodEnd ? endOfDay(periodEnd, timezone) : undefined,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null && value !== ""));
}

export function questionsOf(answer: PushAnswer): Entry["questions"] {
  return answer.issues.flatMap(({ level, kind, field, expected, message }) => (level === "question" && kind && field ? [{ recordIds: [], kind, fact: field, type: expected ?? "string", message }] : []));
}
