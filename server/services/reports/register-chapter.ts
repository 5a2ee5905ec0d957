import { and, asc, desc, eq, lte } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { registerEntries, registerVersions } from "@/db/schema/registers";
import { breachClock } from "@/server/domain/registers/breach-rules";
import type { BreachContent } from "@/server/domain/registers/breaches";
import type { Gap } from "@/server/domain/registers/define";
import { REGISTERS_GERMAN } from "@/server/domain/registers/german";
import { referencesIn } from "@/server/domain/registers/content";
import type { RegisterKey } from "@/server/domain/registers/keys";
import { entryName, REGISTERS } from "@/server/domain/registers/registers";
import { saidIn, type Wording } from "@/server/domain/registers/value-words";
import type { SnapshotSay } from "@/server/domain/reports/say";
import type { RegisterChapter, RegisterPrint } from "@/server/domain/reports/snapshot";

import { lawWords } from "@/server/reports/law-words";

import { namesOf } from "../registers/references";
import { contentOf } from "../registers/rows";

/** An entry as it stood at a moment. */
export type Standing = { id: string; register: RegisterKey; number: number; version: number; content: Record<string, unknown>; at: Date; firstAt: Date; sha256: string; ledgerEntry: string; archived: boolean };

/** The newest version of every entry that was kept by a moment. */
export async function standingAt(tx: Tx, orgId: string, moment: Date): Promise<Standing[]> {
  const [e, v] = [registerEntries, registerVersions];
  const rows = await tx.selectDistinctOn([v.entryOf], { id: e.id, register: e.register, number: e.number, version: v.version, content: v.content, at: v.at, firstAt: e.createdAt, sha256: v.contentSha256, ledgerEntry: v.entryId, archivedAt: e.archivedAt })
    .from(v).innerJoin(e, and(eq(e.orgId, v.orgId), eq(e.id, v.entryOf))).where(and(eq(v.orgId, orgId), lte(v.at, moment))).orderBy(asc(v.entryOf), desc(v.version));
  return rows.map(({ archivedAt, ...row }) => ({ ...row, archived: archivedAt !== null && archivedAt <= moment })).sort((a, b) => a.number - b.number);
}

/** Persons who answer for an entry inside the organization are not what an authority asks for. */
const NOT_PRINTED = new Set(["name", "owner", "howKnown", "caseIds"]);
type Words = { title: string; about: string; none: string; zone: string; now?: Date; say: SnapshotSay; /** Fields that this report does not print either. */ leftOut?: readonly string[] };

/** A chapter with its entries in words, and where the clock of each stands. */
export async function registerChapter(tx: Tx, orgId: string, { title, about, none, zone, now, say, leftOut = [] }: Words, rows: Standing[]): Promise<RegisterChapter & { clocks: (string | null)[] }> {
  const names = await namesOf(tx, orgId, rows.flatMap(({ register, content }) => referencesIn(REGISTERS[register].fields, content)));
  const wording = { nameOf: (id: string) => names[id]?.label ?? id, momentOf: (instant: string) => localMoment(instant, zone, say), ...germanWording(say) };
  const clocks = rows.map((row) => (now && row.register === "breaches" ? breachClock(contentOf(row) as unknown as BreachContent, zone, now) : null));
  const entries = rows.map((row): RegisterPrint => {
    const content = contentOf(row);
    const { fields, gaps } = REGISTERS[row.register];
    const printed = Object.fromEntries(Object.entries(fields).filter(([name]) => !NOT_PRINTED.has(name) && !leftOut.includes(name)));
    return {
      label: entryName(row.register, row.number), name: content.name, version: row.version, keptAt: row.at.toISOString(), sha256: row.sha256, ledgerEntry: row.ledgerEntry,
      said: saidIn(printed, content, wording), missing: gaps(content).map((gap) => gapWords(gap, say)),
    };
  });
  return { title, about, none, entries: entries.map((entry, index) => withClock(entry, clocks[index] ?? null, wording.momentOf, say)), clocks: clocks.map((clock) => clock?.state ?? null) };
}

function withClock(entry: RegisterPrint, clock: ReturnType<typeof breachClock> | null, momentOf: (instant: string) => string, say: SnapshotSay): RegisterPrint {
  if (!clock || !("strict" in clock)) return entry;
  const hours = String(clock.hours);
  const words = { running: say("{hours} hours left", { hours }), overdue: say("{hours} hours late", { hours }), told: say("told after {hours} hours", { hours }), told_late: say("told after {hours} hours", { hours }) }[clock.state];
  return { ...entry, said: [{ label: say("72 hours"), law: "Art. 33(1)", lines: [say("End {moment}", { moment: momentOf(clock.strict) }), words] }, ...entry.said] };
}

/** Labels, choices, countries and days in German; nothing of it where the report is English. */
function germanWording(say: SnapshotSay): Partial<Wording> {
  if (say.language === "en") return {};
  const countries = new Intl.DisplayNames(["de"], { type: "region", fallback: "code" });
  return { wordOf: (english) => REGISTERS_GERMAN[english] ?? english, countryOf: (code) => countries.of(code) ?? code, dayOf: say.day };
}

function gapWords({ message, lacks }: Gap, say: SnapshotSay): string {
  if (say.language === "en") return message;
  if (!lacks) return REGISTERS_GERMAN[message] ?? message;
  const label = REGISTERS_GERMAN[lacks.label] ?? lacks.label;
  return lacks.law === null ? say("“{label}” is not said yet.", { label }) : say("“{label}” is not said yet ({law}).", { label, law: lawWords(say.language, lacks.law) });
}

/** A moment in its zone with the offset, the same on every machine. */
function localMoment(instant: string, zone: string, say: SnapshotSay): string {
  const parts = new Map(new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeZoneName: "longOffset", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? "";
  return `${say.day(`${part("year")}-${part("month")}-${part("day")}`)} ${part("hour")}:${part("minute")} ${part("timeZoneName").replace("GMT", "UTC")}`;
}
