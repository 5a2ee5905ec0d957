import type { NoticeKind, NoticePart } from "../case/notices";
import { requiredParts } from "../case/notices";
import type { Right } from "../case/vocabulary";
import type { Language } from "../languages";
import { wordsOf } from "./words";

/** What a letter can say by itself: who writes, about which request, until when, and where people can turn. Days are YYYY-MM-DD. */
export type LetterFacts = {
  language: Language; regime: "EU" | "UK"; right: Right | null; rights: readonly Right[];
  reference: string; organization: string; receivedOn: string; dueOn: string | null; caseUrl: string; contactEmail: string;
  authority: { name: string; address: string | null; url: string | null };
};
/** What somebody of the organization wrote, or a system found, for parts that nothing generates. */
export type Said = Partial<Record<NoticePart, string>>;
export type Paragraph = { part: NoticePart | null; heading: string | null; text: string };
export type Letter = { subject: string; paragraphs: Paragraph[]; /** What it really contains. The notice gate asks for these. */ parts: NoticePart[] };

/**
 * Writes a letter in the person's language. It contains every part that its kind must have and for which there is a
 * sentence: generated from the facts, or said. A part without one is left out, and the notice gate names it.
 */
export function composeLetter(kind: NoticeKind, facts: LetterFacts, said: Said): Letter {
  const words = wordsOf(facts.language);
  const parts = requiredParts(kind, facts);
  const asked = [...parts, ...(Object.keys(said) as NoticePart[]).filter((part) => !parts.includes(part))];
  const middle = asked.flatMap((part): Paragraph[] => {
    const written = said[part]?.trim();
    if (written) return [{ part, heading: words.headings[part], text: written }];
    const generated = words.generated[part]?.(facts);
    return generated ? [{ part, heading: null, text: generated }] : [];
  });
  const frame = (text: string): Paragraph => ({ part: null, heading: null, text });
  return {
    subject: words.subject[kind](facts), parts: middle.flatMap(({ part }) => part ?? []),
    paragraphs: [frame(words.greeting), frame(words.opening[kind](facts)), ...middle, frame(words.closing(facts))],
  };
}

/** A letter as plain text, as it is hashed and kept. */
export function letterText({ subject, paragraphs }: Letter): string {
  return [subject, ...paragraphs.map(({ heading, text }) => (heading ? `${heading}\n${text}` : text))].join("\n\n");
}
