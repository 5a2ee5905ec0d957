import { z } from "zod";

import { PAUSE_POLICIES, RIGHTS } from "@/server/domain/privacy/case-events";
import { COUNTRY_CODES } from "@/server/domain/privacy/countries";
import type { Deadline } from "@/server/domain/privacy/deadline";
import { ASK_GROUNDS } from "@/server/domain/privacy/deadline-query";
import { DATED_STEPS, OPEN_STEPS } from "@/server/domain/privacy/explain-stops";

import { answerOf } from "./answer-of";

const day = z.string().describe("YYYY-MM-DD in the legal zone.");
const Limit = z.object({
  date: day, endsAt: z.string().describe("The first instant after the period."), raw: z.string().describe("Before the rule on weekends and holidays."),
  moved: z.array(z.object({ from: z.string(), because: z.string() })).describe("Each day passed over, and why it is no working day."),
});
const Ground = z.enum(ASK_GROUNDS);
const Done = z.object({ on: z.string(), daysLate: z.int() }).nullable();

export const DeadlineAnswer = answerOf<Deadline>()(z.object({
  due: day,
  endsAt: z.string().describe("24:00 of `due` in the zone, as an instant: it must be sent before."),
  isExtended: z.boolean(),
  noticeBy: z.string().describe("A refusal and a notice of extension are due by then, extended or not."),
  received: z.string(), startsOn: z.string(), startedBy: z.enum(["receipt", ...ASK_GROUNDS]), pausedDays: z.int(),
  month: Limit, extended: Limit,
  withoutStops: z.object({ month: z.string(), due: z.string() }).describe("The same had the person been asked for nothing."),
  target: z.string().describe("A day to aim for: without undue delay comes before every limit."),
  stops: z.array(z.object({
    ask: z.string().nullable().describe("Its place among the questions, from 1."), ground: Ground, from: z.string(), to: z.string().nullable(), effect: z.enum(["restart", "inclusive", "exclusive"]), counts: z.enum(["both", "extended", "none"]),
    because: z.enum(["no_effect", "policy_strict", "not_this_right", "not_reasoned", "not_proven", "too_late"]).nullable(), slow: z.boolean(),
  })),
  waitingFor: z.array(z.object({ ground: Ground, since: z.string() })),
  extensions: z.array(z.object({ on: z.string(), because: z.enum(["too_late", "not_reasoned", "second"]).nullable() })),
  answered: Done, refused: Done,
  overdue: z.boolean().nullable().describe("null without `asOf`."),
  steps: z.array(z.object({ kind: z.enum([...OPEN_STEPS, ...DATED_STEPS]), title: z.string(), text: z.string(), authorities: z.array(z.string()), date: z.string().nullable() })),
  remarks: z.array(z.string()),
  basis: z.object({
    rules: z.string(), holidays: z.string(), regime: z.enum(["EU", "UK"]), country: z.enum(COUNTRY_CODES), region: z.string().nullable(), zone: z.string(),
    right: z.enum(RIGHTS), pause: z.enum(PAUSE_POLICIES),
  }).describe("What to keep with the date to compute it again."),
}));
