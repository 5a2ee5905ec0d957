import type { AnswerWords } from "../answer-words/answer-words";
import { dayInWords } from "../in-words";
import type { Language } from "../languages";
import type { Said } from "../letters/letter";
import { GROUNDS, type GroundCode } from "../case/grounds";
import { isErasureMethod } from "../answer-words/answer-words";
import type { ErasureFacts } from "./erasure-document";
import type { Sheet, SheetItem } from "./sheet";

/** What the letter of an access answer says: the sheet in words, and where the copy lies ready. */
export function accessParts(sheet: Sheet, ready: string): Said {
  const said = (item: SheetItem) => sheet.items.find((each) => each.item === item)?.lines.join("\n") ?? "";
  return {
    copy: ready, purposes: said("purposes"), categories: said("categories"), recipients: said("recipients"), periods: said("periods"), source: said("source"),
    automated_decisions: said("automated"), transfers: said("safeguards"), cut_off: said("cut_off"),
  };
}

export function portabilityParts(words: AnswerWords, ready: string, cutOff: string): Said {
  return { copy: ready, cut_off: words.say.cutOff({ cutOff }) };
}

/** What the letter of an erasure says; the report says the same at length. */
export function erasureParts(language: Language, words: AnswerWords, { done, kept, backups, recipients }: ErasureFacts, ready: string): Said {
  const { erasure } = words;
  const left = backups.filter(({ expired }) => !expired);
  const lines = (all: string[], none: string) => (all.length > 0 ? all.join("\n") : none);
  return {
    what_was_erased: `${lines(done.map(({ systemName, method, records, on }) => `${systemName}: ${isErasureMethod(method) ? erasure.methods[method] : method} (${records}), ${dayInWords(language, on)}`), words.data.empty)}\n${ready}`,
    what_stays: lines(kept.map(({ item, ground, endsOn }) => `${item}: ${(GROUNDS[ground as GroundCode]?.article ?? ground).replaceAll("GDPR", words.law)}, ${endsOn === null ? erasure.noEnd : dayInWords(language, endsOn)}`), erasure.nothingStays),
    backups: left.length > 0 ? `${left.map(({ name, expiresOn }) => `${name}: ${dayInWords(language, expiresOn)}`).join("\n")}\n${erasure.backupNote}` : erasure.noBackups,
    recipients: lines(recipients.map(({ name, result }) => `${name}: ${erasure.results[result]}`), erasure.noRecipients),
  };
}
