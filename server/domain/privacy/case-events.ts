import type { Moment } from "./calendar-days";
import type { HolidayLookup } from "./holidays";
import type { AskGround, Regime } from "./rule-sets";

export const RIGHTS = ["access", "rectification", "erasure", "restriction", "portability", "objection", "automated_decision"] as const;
export type Right = (typeof RIGHTS)[number];
/** What a tenant under the EU rules does with the time it waits for the person: `strict` counts it, `suspend` does not. */
export const PAUSE_POLICIES = ["strict", "suspend"] as const;
export type PausePolicy = (typeof PAUSE_POLICIES)[number];

/** Which question: rows that belong together share it. Without it a ground has one question open at a time, and asking again is a reminder. */
type Linked = { ask?: string };
type Asked = Linked & { type: `${AskGround}_asked`; at: Moment; /** The case says why it was asked. */ reasoned: boolean; /** The case can prove that it was sent. */ proven: boolean };
type Replied = Linked & { type: `${AskGround}_answered`; at: Moment };

/** What happened in a case, as its rows tell it. `fee_answered` is the fee paid; `answered` and `refused` are ours. */
export type CaseEvent =
  | { type: "received"; at: Moment }
  | Asked
  | Replied
  | { type: "extended"; at: Moment; /** The notice gives the reasons. */ reasoned: boolean }
  | { type: "answered"; at: Moment }
  | { type: "refused"; at: Moment };

/** The law and the tenant a case is judged under. */
export type ClockSetting = {
  regime: Regime;
  /** The tenant's legal zone (IANA): its days are the days that count. */
  zone: string;
  right: Right;
  policy: PausePolicy;
  holidayOn: HolidayLookup;
  /** Until when waiting that has not ended counts, and when being overdue is judged. Without it neither is. */
  asOf?: Moment | undefined;
};
