import type { VerdictState } from "../controls/schema";
import type { WorkTask } from "../privacy/systems/view";

/** One control a person owns. Times are ISO 8601 UTC. */
export type WorkItem = {
  key: string;
  title: string;
  state: VerdictState;
  sentence: string; // the verdict's own
  since: string | null;
  until: string | null; // when the verdict changes without new evidence
  kinds: string[]; // of evidence it listens for
  /** A record whose missing fact the verdict waits for; then the thing to do is to answer. */
  asks: { recordId: string; fact: string } | null;
};

/** An item of theirs that still asks what only a person knows. */
export type OpenQuestion = { evidenceId: string; number: number; title: string; open: number; receivedAt: string; controlKeys: string[]; sentByMe: boolean };

/** What waits for one person: `now` and `next` by urgency, `settled` what asks for nothing. */
export type WorkView = {
  asOf: string;
  now: WorkItem[];
  next: WorkItem[];
  settled: WorkItem[];
  questions: { rows: OpenQuestion[]; more: boolean };
  /** What people's requests ask of systems and this person has to do. */
  tasks: WorkTask[];
};
