import type { LogoMark } from "../look/public-logo";
import type { NudgeKind } from "./care/nudges";
import type { AllowedCommand } from "./case/allowed-commands";
import type { Case } from "./case/case";
import type { NoticeKind, NoticePart } from "./case/notices";
import type { IdentityAskName, RequestState, Right, RightState } from "./case/vocabulary";
import type { OwnErasure } from "./erasure/view";
import type { Step } from "./explain-stops";
import type { Requester } from "./intake";
import type { OwnFile } from "./answers/view";
import type { Language } from "./languages";
import type { Identifier } from "./systems/schema";
import type { TaskView } from "./systems/view";

/** One line of the list of requests. Days are YYYY-MM-DD of the organization's legal zone. */
export type CaseLine = {
  id: string; name: string; channel: string; language: Language; receivedAt: string; state: RequestState; rights: { right: Right; state: RightState }[];
  isIdentified: boolean; addressConfirmed: boolean; dueOn: string | null; refusalDueOn: string | null; daysLeft: number | null; assigneeId: string | null; assignee: string | null; closedAt: string | null;
};
export type CaseList = { rows: CaseLine[]; total: number; next: number | null };

export type CaseMessage = {
  id: string; direction: "in" | "out"; kind: "message" | NoticeKind; /** null where it was forgotten. */ text: string | null; contentSha256: string; right: Right | null; at: string; /** null while it waits to be approved. */ sentAt: string | null; by: string;
  /** How the mail of it fared; null where none was sent. */ delivery: "waiting" | "sent" | "failing" | "kept here" | null;
};
export type RightDates = {
  right: Right; /** By the person: its dates bind nobody any more. */ isTakenBack: boolean; /** Answered, refused or taken back. */ isSettled: boolean; /** Something is still due by these dates. */ isRunning: boolean; due: string | null; refusalDue: string | null; target: string | null; isExtended: boolean; isOverdue: boolean; daysLeft: number | null; withoutStops: string | null; acknowledgeBy: string | null; steps: Step[];
};
export type CaseStep = { seq: number; at: string; by: string; kind: string; right: Right | null; detail: unknown; texts: Record<string, string>; entryId: string };

/** A case as the organization sees it. */
export type CaseView = CaseLine & {
  requester: Requester | null; wording: string | null; case: Case; dates: RightDates[]; messages: CaseMessage[]; steps: CaseStep[]; offered: AllowedCommand[]; sameAddress: { id: string; name: string }[];
  tasks: TaskView[]; /** By what systems know the person; `id` null for what they said themselves. */ identifiers: (Identifier & { id: string | null })[];
  /** Of what the organization's people were reminded, and as which evidence the case was filed, the latest first. */
  nudges: { kind: NudgeKind; dueOn: string; at: string; to: string[] }[]; filed: { evidenceId: string; at: string }[];
};

/** A letter before it is sent: its words, and the parts without which it may not go out. */
export type LetterPreview = { language: Language; subject: string; paragraphs: { heading: string | null; text: string }[]; missing: NoticePart[] };

/** A case as whoever asked sees it. */
export type OwnCase = {
  name: string; organization: string; accent: string | null; /** While the centre is open, which gives it out. */ logo: LogoMark | null; /** In which its times are told. */ zone: string; language: Language; receivedAt: string; state: RequestState; addressConfirmed: boolean; isIdentified: boolean; wording: string | null; email: string | null;
  rights: { right: Right; state: RightState; outcome: string | null; withdrawable: boolean }[];
  /** What was asked to settle who asks, while it waits for an answer; `text` in the words of the letter. */ question: { asks: IdentityAskName[]; text: string | null } | null;
  dates: RightDates[]; messages: Omit<CaseMessage, "delivery">[];
  /** Systems by name in which was looked. */ searched: string[]; files: OwnFile[];
  /** What followed an erasure; null before its answer. */
  erasure: OwnErasure | null;
  contact: { controller: string; email: string; dpo: string | null; authority: { name: string; address: string | null; url: string | null } };
};
