import type { ActField, ActStep, Choice, Condition, GroundSentences } from "../act-form";
import { PART_WORDS } from "../case-words";
import type { RightProcess } from "@/server/domain/privacy/case/case";
import { FACT_CODES, GROUND_CODES, GROUNDS, type FactCode } from "@/server/domain/privacy/case/grounds";
import { exceptionsOpen } from "@/server/domain/privacy/case/rules-exception";
import { type NoticeKind, type NoticePart, requiredParts } from "@/server/domain/privacy/case/notices";
import type { Said } from "@/server/domain/privacy/letters/letter";
import { groundInWords } from "@/server/domain/privacy/letters/ground-words";
import { en } from "@/server/domain/privacy/letters/words-en";
import type { RightAct } from "@/server/domain/privacy/schema";
import type { SystemLine } from "@/server/domain/privacy/systems/view";
import type { CaseFileLine } from "@/server/domain/privacy/answers/view";
import type { CaseView } from "@/server/domain/privacy/view";

/** A system of the register, as a form needs to know it. */
export type SystemChoice = Pick<SystemLine, "id" | "name" | "rights"> & { how: string };
/** What a form is made from: the case, the right it is about, the day it is, and the systems in use. */
export type FormScene = { view: CaseView; process: RightProcess | null; today: string; retentionYears: number; systems: readonly SystemChoice[]; /** The files made for this right's answer, ready to be handed over with it. */ made?: CaseFileLine | null };
export type ActFormParts = { label: string; about: string; danger?: true; steps: ActStep[] };
/** null where there is nothing to fill in, or another part of the page does it. */
export type OfRight = { [K in RightAct]?: (scene: FormScene) => ActFormParts | null };
type Extra = { hint?: string; optional?: true; when?: Condition; otherwise?: unknown; initial?: string };

export const one = (label: string, about: string, fields: ActField[], danger?: true): ActFormParts => ({ label, about, steps: [{ title: label, fields }], ...(danger ? { danger } : {}) });
export const text = (name: string, label: string, extra: Extra = {}): ActField => ({ kind: "text", name, label, ...extra });
export const key = (name: string, label: string, extra: Extra = {}): ActField => ({ kind: "key", name, label, ...extra });
export const fixed = (name: string, value: unknown, extra: Extra = {}): ActField => ({ kind: "fixed", name, label: name, value, ...extra });
export const read = (label: string, words: string): ActField => ({ kind: "read", name: `read-${label}`, label, text: words });
export const quoted = (name: string, part: NoticePart): ActField => ({ kind: "quoted", name, label: name, letter: "notice", part });
export const instant = (name: string, label: string, extra: Extra = {}): ActField => ({ kind: "instant", name, label, ...extra });
export const choice = (name: string, label: string, choices: readonly Choice[], extra: Extra = {}): ActField => ({ kind: "choice", name, label, choices, ...extra });
/** `{ code: "its words" }` as choices, in that order. */
export const choices = (words: Record<string, string | [label: string, hint: string]>): Choice[] => Object.entries(words).map(([value, said]) => (typeof said === "string" ? { value, label: said } : { value, label: said[0], hint: said[1] }));
/** The systems that take part in the scene's right, as choices. */
export const systemsOf = ({ systems, process }: FormScene): Choice[] => systems.filter(({ rights }) => process && rights.includes(process.right)).map(({ id, name, how }) => ({ value: id, label: name, hint: how }));
export const local = (field: ActField): ActField => ({ ...field, local: true });

const CHANNELS: Choice[] = choices({ case_page: "On the case's page only", post: "By post, sent by you", phone: "By phone, read out by you" });

/** A letter of a kind: the parts somebody must write, and by which ways it can go. Parts that the case itself tells are not asked for. */
export function letter({ view, process }: FormScene, notice: NoticeKind, extra: Extra & { name?: string; as?: "draft"; from?: Partial<Record<NoticePart, string>>; /** Words to begin with. */ said?: Said } = {}): ActField {
  const { name = "notice", as = "letter", from = {}, said = {}, ...rest } = extra;
  const parts = requiredParts(notice, { regime: view.case.receipt.regime, right: process?.right ?? null });
  const told = (Object.keys(said) as NoticePart[]).filter((part) => !parts.includes(part));
  const byHand = [...parts.filter((part) => !(part in en.generated)), ...told];
  const byMail: Choice[] = view.requester?.email ? [{ value: "e-mail", label: "By e-mail, and on the case's page" }] : [];
  return {
    kind: "letter", name, label: "The letter", notice, as, ...rest,
    parts: byHand.map((part) => ({ part, ...PART_WORDS[part], ...(from[part] ? { from: from[part] } : {}), ...(said[part] ? { initial: said[part] } : {}), ...groundsOf(notice, part, view, process) })),
    written: parts.filter((part) => !byHand.includes(part)).map((part) => PART_WORDS[part].label),
    channels: [...byMail, ...CHANNELS],
  };
}

/** Reasons of a refusal begin with the grounds it stands on, in the person's language; somebody adds what they mean in this case. */
function groundsOf(notice: NoticeKind, part: NoticePart, view: CaseView, process: RightProcess | null): { grounds?: GroundSentences } {
  if (part !== "reasons" || !["refusal", "answer_partial", "not_identifiable"].includes(notice)) return {};
  const kept = notice === "answer_partial" && process ? exceptionsOpen(process).map(({ ground: code }) => code) : [];
  const sentences = Object.fromEntries(GROUND_CODES.map((code) => [code, groundInWords(view.language, view.case.receipt.regime, code)]));
  return { grounds: { lists: notice === "refusal" ? ["grounds"] : ["withheld"], always: notice === "not_identifiable" ? ["unidentifiable"] : kept, sentences } };
}

const FACT_WORDS: Record<FactCode, string> = {
  why_not_identifiable: "Why you cannot tell which data are theirs", objective_circumstances: "The circumstances, as anybody could see them", intent: "What shows the intent", earlier_requests: "The earlier requests, with their dates",
  nothing_changed: "Why nothing has changed since", whose_rights: "Whose rights", balancing: "How the interests were weighed", redaction_not_enough: "Why blacking out is not enough", why_no_ground: "Why none of the cases applies",
  why_necessary: "Why the data are necessary for it", law_cited: "The law, with its section", basis_or_means: "On which basis, by which means", compelling_grounds: "The compelling reasons", why_accurate: "How you know that they are accurate",
  why_permitted: "Why the decision is permitted, and its safeguards", fee_quoted: "When the fee was quoted",
};

/** The grounds that the law knows against this right, to this extent, each with the facts whose proof is the organization's. */
export function ground({ process }: FormScene, extent: "item" | "whole"): ActField {
  const known = GROUND_CODES.filter((code) => process && GROUNDS[code].rights.includes(process.right) && [extent, "both"].includes(GROUNDS[code].extent));
  return { kind: "ground", name: "ground", label: "Ground", as: "ground", grounds: known.map((code) => ({ value: code, label: GROUNDS[code].sentence, hint: GROUNDS[code].article, facts: factsOf(GROUNDS[code].facts) })) };
}

export const factsOf = (facts: readonly FactCode[]) => FACT_CODES.filter((fact) => facts.includes(fact)).map((fact) => ({ fact, label: FACT_WORDS[fact] }));
