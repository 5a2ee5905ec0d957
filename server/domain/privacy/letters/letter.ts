import type { NoticeKind, NoticePart } from "../case/notices";
import { requiredParts } from "../case/notices";
import type { Right } from "../case/vocabulary";
import { dayInWords, yearsInWords } from "../in-words";
import type { Language } from "../languages";
import { type GeneratedPart, type Telling, type Words, wordsOf } from "./words";

/** When a right is to be answered, and when it would be after an extension. */
export type RightDue = { right: Right; dueOn: string; extendedOn: string };
/** What a letter can say by itself: who writes, about which request, until when, and where people can turn. Days are YYYY-MM-DD. */
export type LetterFacts = {
  language: Language; regime: "EU" | "UK"; right: Right | null; rights: readonly Right[]; dates: readonly RightDue[];
  reference: string; organization: string; receivedOn: string; caseUrl: string; contactEmail: string;
  authority: { name: string; address: string | null; url: string | null };
  /** How long after its end a case is kept. */ retentionYears: number;
};
/** What somebody of the organization wrote, or a system found, for parts that nothing generates. */
export type Said = Partial<Record<NoticePart, string>>;
export type Paragraph = { part: NoticePart | null; heading: string | null; text: string };
export type Letter = { subject: string; paragraphs: Paragraph[]; /** What it really contains. The notice gate asks for these. */ parts: NoticePart[] };

// What the law wants said is said in our words, from the settings and the clock: somebody else's could name the wrong office or day.
const NOT_REWORDED: readonly NoticePart[] = ["reference", "due_date", "authority", "judicial_remedy", "controller_complaint"];

/**
 * Writes a letter in the person's language. It contains every part that its kind must have and for which there is a
 * sentence: said, or generated from the facts. Where the law prescribes the sentence, what is said does not replace it.
 * A part without one is left out, and the notice gate names it.
 */
export function composeLetter(kind: NoticeKind, facts: LetterFacts, said: Said): Letter {
  const words = wordsOf(facts.language);
  const telling = tellingOf(kind, facts, words);
  const parts = requiredParts(kind, facts);
  const asked = [...parts, ...(Object.keys(said) as NoticePart[]).filter((part) => !parts.includes(part))];
  const middle = asked.flatMap((part) => paragraphOf(part, words, telling, said[part]?.trim()));
  const frame = (text: string): Paragraph => ({ part: null, heading: null, text });
  return {
    subject: `${words.subject[kind]} (${facts.reference})`, parts: middle.flatMap(({ part }) => part ?? []),
    paragraphs: [frame(words.greeting), frame(words.opening[kind](telling)), ...middle, frame(words.closing(telling))],
  };
}

/** A letter as plain text, as it is hashed and kept. */
export function letterText({ subject, paragraphs }: Letter): string {
  return [subject, ...paragraphs.map(({ heading, text }) => (heading ? `${heading}\n${text}` : text))].join("\n\n");
}

function paragraphOf(part: NoticePart, words: Words, telling: Telling, written: string | undefined): Paragraph[] {
  const generated = isGenerated(part, words) ? words.generated[part](telling) : null;
  // A recipient is told nothing of the person's own ways: their link is in some of these sentences.
  const isOurs = generated !== null && NOT_REWORDED.includes(part) && telling.kind !== "recipients";
  if (written && !isOurs) return [{ part, heading: words.headings[part], text: written }];
  return generated ? [{ part, heading: null, text: generated }] : [];
}

function tellingOf(kind: NoticeKind, facts: LetterFacts, words: Words): Telling {
  const { right, rights, regime, authority: { name, address, url } } = facts;
  const named = right ? [right] : rights;
  // The notice of an extension is written before there is one: it names the date to come, not the one that still holds.
  const due = facts.dates.filter((each) => named.includes(each.right)).map(({ dueOn, extendedOn }) => (kind === "extension" ? extendedOn : dueOn)).toSorted()[0];
  return {
    ...facts, kind, isUk: regime === "UK", isComplaint: named.every((each) => each === "complaint"), about: named.map((each) => words.rights[each]).join(", "),
    receivedOn: dayInWords(facts.language, facts.receivedOn), dueOn: due ? dayInWords(facts.language, due) : null, authority: [name, address, url].filter(Boolean).join("\n"),
    keptFor: facts.retentionYears > 0 ? yearsInWords(facts.language, facts.retentionYears) : null,
  };
}

const isGenerated = (part: NoticePart, { generated }: Words): part is GeneratedPart => part in generated;
