import { readCsvHead } from "@/components/evidence/csv-head";
import type { CsvMapping, CsvOffer } from "@/components/evidence/upload-item";
import type { PushAnswer } from "@/server/domain/evidence/view";
import type { makeClient } from "@/server/trpc/client";

import { type Entry, pushItemOf, questionsOf } from "./entry";

type Client = ReturnType<typeof makeClient>;
const HEAD_BYTES = 64 * 1024;

/** What the parser says before anything is saved, with what the tray shows of it. */
export async function readEntry(client: Client, entry: Entry, timezone: string): Promise<Partial<Entry>> {
  const answer = await dryRun(client, entry, timezone);
  if (answer.status !== "refused") return { answer, questions: questionsOf(answer), phase: "ready", problem: null };
  const unknown = answer.issues.some(({ code }) => code === "UNKNOWN_FORMAT" || code === "TOO_LARGE_TO_READ");
  if (entry.mapping) return mappingRefused(client, entry, answer, timezone);
  if (!unknown) return refused(answer);
  const offer = entry.csv ?? (await offerFor(client, entry.file));
  const fitting = offer?.saved.find(({ mapping }) => Object.values(mapping.columns).every((column) => offer.columns.includes(column)));
  if (fitting) {
    const mapped = { ...entry, mapping: fitting.mapping, csv: offer };
    const again = await dryRun(client, mapped, timezone);
    if (again.status !== "refused") return { answer: again, questions: questionsOf(again), phase: "ready", mapping: fitting.mapping, csv: offer, problem: null };
  }
  const asDocument = await dryRun(client, { ...entry, asDocument: true }, timezone);
  return asDocument.status === "refused" ? refused(answer) : { answer: asDocument, questions: [], phase: "ready", csv: offer, asDocument: true, problem: null };
}

/** A mapping that does not fit is said with its reasons; the file can still be mapped anew or kept as it is. */
async function mappingRefused(client: Client, entry: Entry, answer: PushAnswer, timezone: string): Promise<Partial<Entry>> {
  const plain = await dryRun(client, { ...entry, mapping: null, asDocument: true }, timezone);
  return { answer: { ...plain, issues: answer.issues }, questions: [], phase: "ready", mapping: null, asDocument: true, problem: null };
}

function refused(answer: PushAnswer): Partial<Entry> {
  const first = answer.issues.find(({ level }) => level === "error");
  return { answer, questions: [], phase: "refused", problem: { what: first?.message ?? "This file was refused.", kept: "Nothing was saved.", advice: "Mend the file, then add it again." } };
}

async function dryRun(client: Client, entry: Entry, timezone: string): Promise<PushAnswer> {
  const [answer] = await client.evidence.push.mutate({ items: [pushItemOf(entry, timezone)], dryRun: true });
  if (!answer) throw new Error("The parser gave no answer.");
  return answer;
}

async function offerFor(client: Client, file: File): Promise<CsvOffer | null> {
  const head = readCsvHead(await file.slice(0, HEAD_BYTES).text());
  if (!head) return null;
  const suggest = async (kind?: string): Promise<CsvMapping> => client.catalog.suggestMapping.query({ headers: head.columns.slice(0, 300), ...(kind ? { kind } : {}) });
  const [kinds, saved, guess] = await Promise.all([client.catalog.kinds.query(), client.evidence.mappings.query(), suggest()]);
  return { ...head, kinds, saved, guess, suggest };
}
