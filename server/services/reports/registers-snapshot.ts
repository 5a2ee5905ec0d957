import type { Tx } from "@/db/client";
import { snapshotSay, type SnapshotSay } from "@/server/domain/reports/say";
import type { ReportOptions } from "@/server/domain/reports/schema";
import type { RegistersExtract, ReportSnapshot } from "@/server/domain/reports/snapshot";

import { organizationOrThrow, zoneAt } from "../organizations/rows";
import { findSettings, type PrivacySettings } from "../privacy/rows";
import { personNames } from "../users/names";
import { checkpointOf } from "./checkpoint";
import { headingOf } from "./compose";
import type { ReportRecord } from "./facts";
import { languageOf } from "./language";
import { registerChapter, type Standing, standingAt } from "./register-chapter";

/**
 * Everything a report of registers prints: the versions that stood at the end of its period, never later than when it
 * was asked for, in words. Breaches are those that became known in the period.
 */
export async function registersSnapshot(tx: Tx, orgId: string, report: ReportRecord): Promise<ReportSnapshot> {
  const organization = await organizationOrThrow(tx, orgId);
  const to = report.to < report.requestedAt ? report.to : report.requestedAt;
  const timezone = zoneAt(organization, to.toISOString());
  const say = snapshotSay(languageOf(report));
  const settings = await findSettings(tx, orgId);
  const standing = await standingAt(tx, orgId, to);
  const registers = report.kind === "breach_register" ? await breaches(tx, orgId, standing, { from: report.from, to, zone: settings?.zone ?? timezone, say }) : await record(tx, orgId, standing, report.options, settings?.zone ?? timezone, say);
  return {
    ...headingOf({ report, organization, names: await personNames(tx, [report.requestedBy]) }, timezone), distribution: say("Management and the supervisory authority"), ledger: await checkpointOf(tx, orgId),
    frameworks: [], coverageWeeks: [], controls: [], exceptions: [], openPoints: [], vendors: [], evidence: [], populations: [], skipped: [],
    registers: { ...registers, controller: settings ? controllerOf(settings, say) : [] },
  };
}

type Chapters = Omit<RegistersExtract, "controller">;

/** Names of the sections, in the order of the chapters. */
const RECORD_CHAPTERS = ["controller", "processor", "processors", "transfers"];

/** Art. 30(1) and (2), with the processors and transfers they name. */
async function record(tx: Tx, orgId: string, standing: Standing[], options: ReportRecord["options"], zone: string, say: SnapshotSay): Promise<Chapters> {
  const of = (register: string) => standing.filter((row) => row.register === register && !row.archived);
  const [activities, none] = [of("activities"), say("Nothing stands here.")];
  const asProcessor = activities.filter(({ content }) => content["role"] === "processor");
  const asController = activities.filter((row) => !asProcessor.includes(row));
  const chapters = [
    await registerChapter(tx, orgId, { title: say("Processing as controller"), about: say("Art. 30(1). The organization decides what the data are for and how they are processed."), none, zone, say }, asController),
    await registerChapter(tx, orgId, { title: say("Processing as processor"), about: say("Art. 30(2). The organization processes on behalf of the controllers named."), none, zone, say }, asProcessor),
    await registerChapter(tx, orgId, { title: say("Processors and sub-processors"), about: say("Art. 28, 30(1)(d). Who processes for the organization, and for them."), none, zone, say }, of("processors")),
    await registerChapter(tx, orgId, { title: say("Transfers to third countries"), about: say("Art. 30(1)(e), (2)(c), 44 to 49."), none, zone, say }, of("transfers")),
  ];
  const { sections } = options as ReportOptions;
  const chosen = chapters.filter((_, at) => sections === undefined || sections.includes(RECORD_CHAPTERS[at] ?? ""));
  return { chapters: chosen, counts: chosen.map(({ title, entries }) => ({ label: title, value: entries.length })) };
}

async function breaches(tx: Tx, orgId: string, standing: Standing[], { from, to, zone, say }: { from: Date; to: Date; zone: string; say: SnapshotSay }): Promise<Chapters> {
  const knownAt = ({ content, firstAt }: Standing) => new Date(typeof content["awareAt"] === "string" ? content["awareAt"] : firstAt);
  // Archived ones too: a breach is documented for good.
  const rows = standing.filter((row) => row.register === "breaches" && knownAt(row) >= from && knownAt(row) < to);
  const chapter = await registerChapter(tx, orgId, { title: say("Breaches"), about: say("Art. 33(5): facts, effects and remedy of each, with the decisions and their reasons."), none: say("No breach became known in this period."), zone, now: to, say }, rows);
  const count = (label: string, ...states: string[]) => ({ label, value: chapter.clocks.filter((state) => states.includes(state ?? "")).length });
  const counts = [{ label: say("Breaches"), value: rows.length }, count(say("Told to the authority within 72 hours"), "told"), count(say("Told to the authority later"), "told_late"), count(say("Need not be told: a risk is unlikely"), "not_needed"), count(say("As a processor, told to the controller"), "processor"), count(say("Not told yet, within 72 hours"), "running"), count(say("Not told yet, after 72 hours"), "overdue"), count(say("Awareness not dated"), "not_started")];
  return { chapters: [chapter], counts: counts.filter(({ value }, index) => index === 0 || value > 0) };
}

/** Art. 30(1)(a): name and contact details. */
function controllerOf({ controllerName, controllerAddress, contactEmail, dpoName, dpoEmail, authorityName, authorityAddress }: PrivacySettings, say: SnapshotSay): RegistersExtract["controller"] {
  return [
    { label: say("Name"), value: controllerName }, { label: say("Address"), value: controllerAddress }, { label: say("Contact"), value: contactEmail },
    { label: say("Data protection officer"), value: [dpoName, dpoEmail].filter(Boolean).join(", ") || say("not stated") }, { label: say("Supervisory authority"), value: [authorityName, authorityAddress].filter(Boolean).join(", ") },
  ];
}
