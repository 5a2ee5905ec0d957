import { z } from "zod";

import { dayInput } from "../times/schema";

/** `expired`: older than it may be. `erased`: something in it was erased afterwards. Either can be asked for again. */
export const PACK_STATES = ["queued", "running", "done", "failed", "expired", "erased"] as const;
export type PackState = (typeof PACK_STATES)[number];

const DAY_ERROR = "Write a day such as 2026-01-31, from 1970 to 9998.";
/** Years that a day before and a day after still are days in every zone, and in the database. */
const Day = dayInput({ error: DAY_ERROR });
/** Origin or id of one of the organization's ledgers. Left out: the newest; for single items the one that holds them. */
const Log = z.string().min(1).max(200).optional();
const MAX_NAMED = 1000;
/** Reports that one pack takes along. */
export const MAX_REPORTS = 50;

/**
 * What a pack opens. Days are days of the organization's time zone, the last one included. Whatever the scope, a pack
 * carries every entry of its one ledger closed, so that completeness can be checked.
 */
export const PackScope = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("all"), log: Log }),
  z.strictObject({ kind: z.literal("control"), controls: z.array(z.string().max(40)).min(1).max(MAX_NAMED), from: Day.optional(), to: Day.optional(), log: Log }),
  z.strictObject({ kind: z.literal("window"), from: Day, to: Day, log: Log }),
  z.strictObject({ kind: z.literal("item"), evidence: z.array(z.string().max(60)).min(1).max(MAX_NAMED), log: Log }),
  // An audit: its controls and what tells of its window, what was handed over, drawn and found in it, its snapshots, and these final reports.
  z.strictObject({ kind: z.literal("engagement"), engagement: z.string().min(1).max(60), reports: z.array(z.string().max(60)).max(MAX_REPORTS).default([]), log: Log }),
]);
export type PackScope = z.infer<typeof PackScope>;

export const AskPackInput = z.strictObject({ scope: PackScope }).refine(({ scope }) => isWindow(scope), { path: ["scope", "to"], error: "Give both days of the window, the first not after the last." });
export type AskPackInput = z.infer<typeof AskPackInput>;

export const PackId = z.strictObject({ id: z.string().max(60) });

/** Both days or none, in their order. */
function isWindow(scope: PackScope): boolean {
  if (!("from" in scope) && !("to" in scope)) return true;
  const { from, to } = scope as { from?: string; to?: string };
  return from === undefined || to === undefined ? from === to : from <= to;
}

/** What a pack is called in lists and in the audit trail. */
export function packTitle(scope: PackScope): string {
  const window = "from" in scope && scope.from ? `${scope.from} to ${scope.to}` : "";
  if (scope.kind === "all") return "Auditor pack: everything";
  if (scope.kind === "window") return `Auditor pack: ${window}`;
  if (scope.kind === "item") return `Auditor pack: ${scope.evidence.length === 1 ? "one item" : `${scope.evidence.length} items`}`;
  if (scope.kind === "engagement") return `Auditor pack: audit ${scope.engagement}`;
  const names = scope.controls.length <= 3 ? scope.controls.join(", ") : `${scope.controls.length} controls`;
  return `Auditor pack: ${names}${window ? `, ${window}` : ""}`;
}
