import type { Composer } from "../composer";

/** In another language than English: what of the report stays as it was written. Says nothing in English. */
export function ownWords({ say, paragraph }: Composer): void {
  if (say.language !== "en") paragraph(say("Titles of controls, paraphrases of criteria, and the names of kinds of record and of facts come from an English catalog and stand in quotation marks or as they are there. Promises, names, reasons, file names and what people wrote are printed as they were written."));
}
