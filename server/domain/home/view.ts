import type { CoverageStrip } from "../controls/view";
import type { VerdictState } from "../controls/schema";
import type { Right } from "../privacy/case/vocabulary";
import type { DrillNotice } from "../privacy/drills/notices";
import type { BreachClock } from "../registers/breach-rules";

export type FrameworkReadiness = {
  id: string; // soc2 | gdpr
  name: string;
  proven: number; // requirements with every mapped control passing
  total: number;
  byState: Partial<Record<VerdictState, number>>; // requirements by their worst state
};

export type FirstRunStep = { key: "frameworks" | "people" | "evidence" | "review" | "report"; done: boolean; detail: string };

/** What the window of the strip comes to. All but `controls` and `withoutGap` count weeks of a control. */
export type CoverageFigures = { controls: number; withoutGap: number; found: number; late: number; missed: number; failed: number };

export type HomeView = {
  asOf: string;
  timezone: string;
  window: { from: string; to: string };
  frameworks: FrameworkReadiness[];
  coverage: CoverageStrip;
  figures: CoverageFigures;
  work: { key: string; title: string; state: VerdictState; sentence: string; href: string }[];
  workTotal: number; // all of what `work` holds the most urgent of
  /** Tasks of rights requests that a system left undone and that are this person's now; empty on a past day. */
  tasks: { label: string; href: string; dueOn: string | null }[];
  changes: { key: string; title: string; from: VerdictState | null; to: VerdictState; at: string; sentence: string }[];
  /** Rights requests by their dates, YYYY-MM-DD; null on a past day, without a privacy desk, and for who does not see it. */
  requests: { name: string; rights: Right[]; href: string; dueOn: string; daysLeft: number }[] | null;
  /** Breaches whose 72 hours run or are over, those due first; null on a past day and for who does not see the registers. */
  breaches: { name: string; title: string; href: string; clock: BreachClock }[] | null;
  /** Drills of rights requests that wait for somebody, or that did not go well last; null as `requests`. */
  drills: (DrillNotice & { href: string })[] | null;
  deadlines: { label: string; href: string; at: string }[] | null; // null on a past day: they are not kept
  counts: { controls: number; evidence: number; lastEvidenceAt: string | null };
  firstRun: FirstRunStep[] | null; // null once all steps are done
};
