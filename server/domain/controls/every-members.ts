import { judgeAssertions, judgeScope, movingConditions, nextAssertionChange, nextConditionChange } from "./condition";
import { byNewest, type Dated, earliest, type Evaluation, isDated, type Prepared, recordsOf } from "./evaluation";
import { isRepairable, itemIdOf, lastAlive } from "./items";
import type { Condition, Deviation, Rule } from "./schema";
import { nameOf, violationOf } from "./sentence";

type EveryRule = Extract<Rule, { mode: "every" }>;

/** One thing an `every` rule tests: the newest version of an item, what was known of it before, and how long it lived. */
export type Member = { current: Prepared; history: Dated[]; alive: number };

/** How a member stands to the rule. `possible`: a missing fact or date leaves open whether it is meant at all. */
export type MemberState = {
  member: Member;
  scope: "in" | "possible" | "out";
  outcome: "holds" | "violated" | "missing";
  missing: readonly string[];
  violated: readonly Condition[];
  /** What an older version proves for good. */
  proven: Deviation | null;
  nextChange: number | null;
};

/** The members of a kind, grouped once for all rules of a test that look at it. */
export function membersOfKind(kind: string, evaluation: Evaluation): Members {
  const known = evaluation.cache.get(kind);
  if (known !== undefined) return known as Members;
  const members = membersOf(recordsOf(evaluation, kind), evaluation);
  evaluation.cache.set(kind, members);
  return members;
}

type Members = { members: Member[]; undated: Member[]; future: Dated[]; seen: Dated[] };

/** Groups records into members, newest first. Versions of the same moment and receipt all count: neither is newer. */
function membersOf(records: readonly Prepared[], evaluation: Evaluation): Members {
  const dated = records.filter(isDated).sort(byNewest);
  const seen = dated.filter((prepared) => prepared.at <= evaluation.asOf);
  const members: Member[] = [];
  const items = new Map<string, Member>();
  for (const prepared of seen) {
    const id = itemIdOf(prepared);
    const newest = id === null ? undefined : items.get(id);
    if (newest !== undefined && !sameMoment(newest.current, prepared)) {
      newest.history.push(prepared);
      continue;
    }
    const member = { current: prepared, history: [], alive: lastAlive(prepared) };
    members.push(member);
    if (id !== null && newest === undefined) items.set(id, member);
  }
  const undated = records.filter((prepared) => !isDated(prepared))
    .sort((a, b) => (a.record.id < b.record.id ? -1 : 1))
    .map((prepared) => ({ current: prepared, history: [], alive: Number.POSITIVE_INFINITY }));
  return { members, undated, future: dated.filter((prepared) => prepared.at > evaluation.asOf), seen };
}

/** Judges one member by its newest version, and by what an older version proves for good. */
export function judgeMember(rule: EveryRule, member: Member, evaluation: Evaluation): MemberState {
  const { current } = member;
  const proven = member.history.length === 0 ? null : provenDeviation(rule, member, evaluation);
  const placed = judgeScope(current, rule.where, evaluation.params, evaluation.asOf);
  // What is not meant need not be judged; its assertions cannot matter.
  const judged = placed.outcome === "violated" ? placed : judgeAssertions(current, rule.assert, evaluation.params, evaluation.asOf);
  const assertMoves = placed.outcome === "violated"
    ? null
    : nextAssertionChange(current, rule.assert, judged, evaluation.params, evaluation.asOf);
  const nextChange = earliest(nextOf(rule.where, current, evaluation), assertMoves, historyChange(rule, member, evaluation));
  if (proven !== null) return { member, scope: "in", outcome: "violated", missing: NONE, violated: [], proven, nextChange };
  const meant = placed.outcome === "holds" && isDated(current) ? "in" : "possible";
  const scope = placed.outcome === "violated" ? "out" : meant;
  const lacks = placed.missing.length + judged.missing.length > 0;
  const missing = lacks ? [...new Set([...placed.missing, ...judged.missing])] : NONE;
  return { member, scope, outcome: judged.outcome, missing, violated: judged.violated, proven, nextChange };
}

const NONE: readonly string[] = [];

/** What is wrong with a member, in words. */
export function memberDeviation(each: MemberState, evaluation: Evaluation): Deviation {
  return each.proven ?? deviationOf(each.member.current, each.violated, evaluation.asOf, evaluation);
}

/** A deviation an older version stated when we received it, about something that no later version can put right. */
function provenDeviation(rule: EveryRule, member: Member, evaluation: Evaluation): Deviation | null {
  for (const version of member.history) {
    const known = knownAt(version, evaluation);
    if (judgeScope(version, rule.where, evaluation.params, known).outcome !== "holds") continue;
    const violated = judgeAssertions(version, rule.assert, evaluation.params, known).violated
      .filter((condition) => !isRepairable(version.record.kind, condition.fact));
    if (violated.length === 0) continue;
    const deviation = deviationOf(version, violated, known, evaluation);
    return { ...deviation, sentence: evaluation.say("{sentence} (an earlier version; a later one does not undo it)", { sentence: deviation.sentence }) };
  }
  return null;
}

function knownAt(version: Dated, evaluation: Evaluation): number {
  return Math.min(evaluation.asOf, Math.max(version.at, version.receivedAt));
}

function historyChange(rule: EveryRule, member: Member, evaluation: Evaluation): number | null {
  let first: number | null = null;
  for (const version of member.history) {
    const until = Math.max(version.at, version.receivedAt);
    if (until <= evaluation.asOf) continue;
    const change = earliest(nextOf(rule.where, version, evaluation), nextOf(rule.assert, version, evaluation));
    first = change !== null && change <= until ? earliest(first, change) : first;
  }
  return first;
}

function nextOf(conditions: readonly Condition[] | undefined, prepared: Prepared, evaluation: Evaluation): number | null {
  const moving = movingConditions(prepared.record.kind, conditions);
  return moving.length === 0 ? null : nextConditionChange(prepared, moving, evaluation.params, evaluation.asOf);
}

function deviationOf(prepared: Prepared, violated: readonly Condition[], at: number, evaluation: Evaluation): Deviation {
  const words = violated.map((condition) => violationOf(prepared, condition, at, evaluation));
  return {
    recordId: prepared.record.id, key: itemIdOf(prepared) === null ? null : nameOf(prepared, evaluation),
    at: prepared.at === null ? null : new Date(prepared.at).toISOString(),
    sentence: `${nameOf(prepared, evaluation)}: ${words.join("; ")}`,
  };
}

function sameMoment(a: Prepared, b: Dated): boolean {
  return a.at === b.at && a.receivedAt === b.receivedAt;
}
