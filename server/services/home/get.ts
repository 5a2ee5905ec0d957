import { and, desc, eq, gte, isNotNull, lte } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { controls, verdictEvents, type StoredCoverage } from "@/db/schema/controls";
import { selectRequirements } from "@/server/domain/catalog/select";
import { HomeInput } from "@/server/domain/controls/input";
import type { VerdictState } from "@/server/domain/controls/schema";
import type { CoverageCell } from "@/server/domain/controls/view";
import { trailingYear, weeksOf } from "@/server/domain/controls/weeks";
import { coverageFigures } from "@/server/domain/home/figures";
import { frameworkReadiness } from "@/server/domain/home/readiness";
import type { HomeView } from "@/server/domain/home/view";
import { CatalogSelection } from "@/server/domain/organization/schema";
import { URGENT } from "@/server/domain/work/urgency";

import { authorize, parseInput, type ServiceContext } from "../context";
import { coverageAt } from "../controls/coverage-at";
import { controlLines, toControlRow, type ControlLine } from "../controls/rows";
import { ServiceError } from "../errors";
import { organizationOrThrow } from "../organizations/rows";
import { breachesDue } from "./breaches-due";
import { drillsDue } from "./drills-due";
import { firstRunSteps, homeCounts, type HomeCounts } from "./counts";
import { requestsDue } from "./requests-due";
import { tasksLeft } from "./tasks-left";

const CHANGES = 12;
const WORK = 10;
const DAY_MS = 86_400_000;

/** Where the organization stands: readiness, coverage, my work, what changed, what is next. Reads stored verdicts only. */
export async function getHome(ctx: ServiceContext, input: unknown = {}): Promise<HomeView> {
  authorize(ctx, "home:read");
  const query = parseInput(HomeInput, input);
  const { asOf } = query;
  const moment = asOf ? new Date(asOf) : ctx.now;
  return withOrg(ctx.orgId, async (tx) => {
    const organization = await organizationOrThrow(tx, ctx.orgId);
    const window = windowOf(query, moment, organization.timezone);
    const weeks = weeksOf(window, organization.timezone);
    const [lines, changes, counts, requests, tasks, breaches, drills] = await Promise.all([
      controlLines(tx, ctx, { asOf: asOf ? moment : undefined }), changesIn(tx, ctx.orgId, query.from ? new Date(window.from) : new Date(moment.getTime() - 14 * DAY_MS), new Date(window.to)), homeCounts(tx, ctx.orgId, asOf ? moment : undefined), asOf ? null : requestsDue(tx, ctx), asOf ? [] : tasksLeft(tx, ctx), asOf ? null : breachesDue(tx, ctx), asOf ? null : drillsDue(tx, ctx),
    ]);
    const choice = CatalogSelection.safeParse(organization.catalogChoice);
    const rows = lines.map(toControlRow);
    const cells = asOf || !isStored(weeks, moment, organization.timezone) ? await coverageAt(tx, organization, moment, weeks) : new Map(lines.map((line) => [line.control.id, cellsFor(line.status?.coverage, weeks)]));
    const strip = rows.filter((row) => row.state !== "not_applicable").map((row) => ({ key: row.key, title: row.title, state: row.state, cells: cells.get(row.id) ?? weeks.map(() => "none" as const) }));
    return {
      asOf: moment.toISOString(), timezone: organization.timezone, window,
      frameworks: choice.success ? frameworkReadiness(selectRequirements(choice.data), rows) : [],
      coverage: { ...window, weeks, rows: strip }, figures: coverageFigures(strip),
      ...workOf(ctx, lines), tasks, changes, requests, breaches, drills, deadlines: asOf ? null : deadlinesOf(lines), counts: { controls: lines.filter(({ control }) => control.adoptedAt <= moment).length, evidence: counts.evidence, lastEvidenceAt: counts.lastEvidenceAt },
      firstRun: firstRunOf(organization.catalogChoice.frameworks, counts),
    };
  });
}

/** The window asked for, never beyond the moment looked at; else the trailing year. */
function windowOf({ from, to }: HomeInput, moment: Date, timezone: string): { from: string; to: string } {
  const end = to && new Date(to) < moment ? new Date(to) : moment;
  if (!from) return trailingYear(moment.toISOString(), timezone);
  if (new Date(from) >= end) throw new ServiceError("INVALID", "The window begins after the day you look at.", [{ field: "from", message: "after the day looked at" }]);
  return { from: new Date(from).toISOString(), to: end.toISOString() };
}

/** Verdicts carry the cells of the trailing year; weeks before it are worked out. */
function isStored(weeks: string[], moment: Date, timezone: string): boolean {
  const [first = ""] = weeksOf(trailingYear(moment.toISOString(), timezone), timezone);
  return (weeks[0] ?? first) >= first;
}

function cellsFor(stored: StoredCoverage | null | undefined, weeks: string[]): CoverageCell[] {
  const byWeek = new Map(stored?.weeks.map((week, i) => [week, stored.cells[i]]));
  return weeks.map((week) => byWeek.get(week) ?? "none");
}

async function changesIn(tx: Tx, orgId: string, from: Date, to: Date): Promise<HomeView["changes"]> {
  const rows = await tx
    .select({ key: controls.key, title: controls.title, from: verdictEvents.fromState, to: verdictEvents.toState, at: verdictEvents.at, sentence: verdictEvents.sentence })
    .from(verdictEvents).innerJoin(controls, and(eq(controls.orgId, verdictEvents.orgId), eq(controls.id, verdictEvents.controlId)))
    .where(and(eq(verdictEvents.orgId, orgId), gte(verdictEvents.at, from), lte(verdictEvents.at, to), isNotNull(verdictEvents.fromState)))
    .orderBy(desc(verdictEvents.at), desc(verdictEvents.id)).limit(CHANGES);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** What this person owns, as My work counts it, and what is wrong and nobody's, worst first. Of a past day by the states of that day. */
function workOf(ctx: ServiceContext, lines: ControlLine[]): Pick<HomeView, "work" | "workTotal"> {
  const stateOf = ({ status }: ControlLine) => status?.state ?? "no_evidence";
  const asksFor = (owner: string | null, state: VerdictState) => URGENT.includes(state) && (owner === ctx.actor.id || (owner === null && state !== "no_evidence"));
  const waiting = lines
    .filter((line) => line.control.applicable && asksFor(line.control.ownerId, stateOf(line)))
    .sort((a, b) => URGENT.indexOf(stateOf(a)) - URGENT.indexOf(stateOf(b)));
  const work = waiting.slice(0, WORK).map((line) => ({ key: line.control.key, title: line.control.title, state: stateOf(line), sentence: line.status?.sentence ?? "Not judged yet.", href: `/controls/${line.control.key}` }));
  return { work, workTotal: waiting.length };
}

/** When verdicts run out. Only known of now: what was shown on a past day as its next dates is not kept. */
function deadlinesOf(lines: ControlLine[]): NonNullable<HomeView["deadlines"]> {
  return lines
    .flatMap(({ control, status }) => (status?.nextChangeAt && (status.state === "pass" || status.state === "exception") ? [{ label: `${control.key} ${control.title}`, href: `/controls/${control.key}`, at: status.nextChangeAt.toISOString() }] : []))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .slice(0, 8);
}

function firstRunOf(frameworks: string[], counts: HomeCounts): HomeView["firstRun"] {
  const steps = firstRunSteps(frameworks, counts);
  return steps.every((step) => step.done) ? null : steps;
}
