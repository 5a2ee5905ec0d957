import type { NoticeKind, NoticePart } from "@/server/domain/privacy/case/notices";
import type { Right } from "@/server/domain/privacy/case/vocabulary";
import type { LetterPreview } from "@/server/domain/privacy/view";

/** A field counts only while other fields of its form say one of these; `otherwise` is sent in its place. */
export type Condition = { field: string; is: readonly string[] };
export type Choice = { value: string; label: string; hint?: string };
type Common = { name: string; label: string; hint?: string; optional?: true; when?: Condition; otherwise?: unknown; initial?: string; /** Decides over other fields and is not sent. */ local?: true };
/** A sentence for each ground in the person's language; `lists` hold the chosen ones, `always` are told whatever is chosen. */
export type GroundSentences = { lists: readonly string[]; always: readonly string[]; sentences: Readonly<Record<string, string>> };
/** `from` is a field of an earlier step whose words it begins with; `grounds` begins it with the chosen grounds. */
export type LetterPart = { part: NoticePart; label: string; hint?: string; from?: string; /** What it says before anybody writes. */ initial?: string; grounds?: GroundSentences };

/** One field of the form of an act. What it sends is in `assemble`: most send what is typed, some a stand-in that the service turns into its record. */
export type ActField = Common & (
  | { kind: "choice"; choices: readonly Choice[] }
  | { kind: "choices"; choices: readonly Choice[] }
  /** A reason, which is kept sealed. */
  | { kind: "text" }
  /** The same words as a part of the letter: kept as a reason without being written twice. */
  | { kind: "quoted"; letter: string; part: NoticePart }
  /** A name or code, kept in the clear: never of the person. `keys`: one a line. */
  | { kind: "key" }
  | { kind: "keys" }
  /** Systems of the register that take part, all of them chosen until somebody says otherwise. Each becomes a task. */
  | { kind: "tasks"; choices: readonly Choice[] }
  | { kind: "number"; least: number; scale?: number }
  | { kind: "day" }
  | { kind: "instant" }
  | { kind: "check" }
  /** The SHA-256 of a document, worked out here: the document stays where it is. */
  | { kind: "digest" }
  /** A ground the law knows with the facts it stands on. Its members go into the surrounding object. */
  | { kind: "ground"; as: "ground" | "because"; grounds: readonly { value: string; label: string; hint: string; facts: readonly { fact: string; label: string }[] }[] }
  | { kind: "list"; of: readonly ActField[]; add: string; least: number }
  | { kind: "group"; of: readonly ActField[] }
  | { kind: "fixed"; value: unknown }
  /** Prose to read, sent nowhere. */
  | { kind: "read"; text: string }
  /** A letter: what must be written of it by hand. `as` decides whether it goes out with the act or waits to be approved. */
  | { kind: "letter"; notice: NoticeKind; as: "letter" | "draft"; parts: readonly LetterPart[]; /** Parts that write themselves, by name. */ written: readonly string[]; channels: readonly Choice[] }
);

export type ActStep = { title: string; hint?: string; fields: readonly ActField[] };
/** What the rules refuse whatever else is said: told as soon as it is chosen, in their own words. */
export type ActBlock = { all: readonly Condition[]; sentence: string };

/** What can be done now, as a button, or why it cannot, and the form that asks for what it needs. */
export type OfferedAct = { act: string; right: Right | null; label: string; about: string; blockedBy: string | null; danger?: true; steps: readonly ActStep[]; blocks: readonly ActBlock[] };

/** Asks for a letter as it would go out; a sentence where it cannot be written. */
export type LetterPreviewer = (kind: NoticeKind, said: Record<string, string>) => Promise<LetterPreview | string>;
