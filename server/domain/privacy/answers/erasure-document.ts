import { GROUNDS, type GroundCode } from "../case/grounds";
import { dayInWords, yearsInWords } from "../in-words";
import { isErasureMethod } from "../answer-words/answer-words";
import { type AnswerFacts, answerFrame } from "./access-document";
import type { AnswerDocument, AnswerSection, Block } from "./document";

export const ERASURE_RESULTS = ["notified", "impossible", "disproportionate", "open"] as const;
export type ErasureResult = (typeof ERASURE_RESULTS)[number];
/** What a case tells of an erasure; days are YYYY-MM-DD. */
export type ErasureFacts = {
  done: readonly { systemName: string; method: string; records: number; on: string }[];
  kept: readonly { item: string; ground: string; endsOn: string | null }[];
  backups: readonly { name: string; expiresOn: string; expired: boolean }[];
  recipients: readonly { name: string; result: ErasureResult }[];
  retentionYears: number; authority: string;
};

/** The report a person gets of the erasure of their data (Art. 12(1), 17, 19): what, where, when and how, what stays with its ground and end, backups, recipients and the proof that is kept. */
export function erasureDocument(facts: AnswerFacts, erasure: ErasureFacts): AnswerDocument {
  return { ...answerFrame("erasure", facts), sections: [erased(facts, erasure), stays(facts, erasure), backups(facts, erasure), recipients(facts, erasure), proof(facts, erasure)] };
}

function erased({ language, words: { erasure: said, data } }: AnswerFacts, { done }: ErasureFacts): AnswerSection {
  const rows = done.map(({ systemName, method, records, on }) => [systemName, String(records), isErasureMethod(method) ? said.methods[method] : method, dayInWords(language, on)]);
  return { id: "erased", heading: said.erased, blocks: [{ kind: "table", columns: [said.system, said.records, said.how, said.when], rows, empty: data.empty }] };
}

function stays({ language, words: { erasure: said, say, law } }: AnswerFacts, { kept, authority }: ErasureFacts): AnswerSection {
  const rows = kept.map(({ item, ground, endsOn }) => [item, (GROUNDS[ground as GroundCode]?.article ?? ground).replaceAll("GDPR", law), endsOn === null ? said.noEnd : dayInWords(language, endsOn)]);
  const remedies: Block[] = kept.length === 0 ? [] : [{ kind: "text", text: said.remedies }, { kind: "text", text: say.complaint({ authority }) }];
  return { id: "stays", heading: said.stays, blocks: [{ kind: "table", columns: [said.item, said.why, said.until], rows, empty: said.nothingStays }, ...remedies] };
}

function backups({ language, words: { erasure: said } }: AnswerFacts, { backups: sets }: ErasureFacts): AnswerSection {
  const rows = sets.filter(({ expired }) => !expired).map(({ name, expiresOn }) => [name, dayInWords(language, expiresOn)]);
  return { id: "backups", heading: said.backups, blocks: [{ kind: "table", columns: [said.system, said.until], rows, empty: said.noBackups }, ...(rows.length > 0 ? [{ kind: "text" as const, text: said.backupNote }] : [])] };
}

function recipients({ words: { erasure: said } }: AnswerFacts, { recipients: all }: ErasureFacts): AnswerSection {
  return { id: "recipients", heading: said.recipients, blocks: [all.length === 0 ? { kind: "text", text: said.noRecipients } : { kind: "lines", lines: all.map(({ name, result }) => `${name}: ${said.results[result]}`) }] };
}

function proof({ language, words: { erasure: said } }: AnswerFacts, { retentionYears }: ErasureFacts): AnswerSection {
  return { id: "proof", heading: said.proof, blocks: [{ kind: "text", text: retentionYears > 0 ? said.proofKept({ years: yearsInWords(language, retentionYears) }) : said.proofClosed }] };
}
