import type { Tx } from "@/db/client";
import type { RegisterKey } from "@/server/domain/registers/keys";
import { ACCOUNTABILITY_CHAPTERS, type AccountabilityChapter, type AccountabilityPart } from "@/server/domain/reports/accountability-part";
import { snapshotSay, type SnapshotSentence } from "@/server/domain/reports/say";
import type { RegisterChapter } from "@/server/domain/reports/snapshot";

import { organizationOrThrow, zoneAt } from "../organizations/rows";
import { findSettings } from "../privacy/rows";
import { deletionProof } from "./deletion-proof";
import type { ReportRecord } from "./facts";
import { languageOf } from "./language";
import { registerChapter, type Standing, standingAt } from "./register-chapter";

const WORDS = {
  controller: { title: "Record of processing as controller", about: "Art. 30(1). The organization decides what the data are for and how they are processed. Legal basis, source and system are printed with each activity; Art. 30 does not ask for them.", none: "No processing as controller is recorded." },
  processor: { title: "Record of processing as processor", about: "Art. 30(2). The organization processes on behalf of the controllers named.", none: "No processing for others is recorded." },
  lawfulness: { title: "Legal bases and balancing of interests", about: "Art. 6 and 9: why each purpose is lawful, with the balancing where it rests on an interest.", none: "No legal basis was examined in writing." },
  consents: { title: "Consents", about: "Art. 7: for what consent is asked, with which words, and how many gave it and took it back. Persons are not printed.", none: "No consent is asked for, as the register says." },
  notices: { title: "What people are told", about: "Art. 12 to 14: the notices, what each covers and since when. Their words stand in the register, version by version.", none: "No notice is recorded." },
  breaches: { title: "Breaches of personal data", about: "Art. 33(5): what became known in the period, with facts, effects, remedy, and the decisions with their reasons.", none: "No breach became known in this period." },
  assessments: { title: "Impact assessments and consultations", about: "Art. 35 and 36: whether one was needed, what was weighed, and what came of it.", none: "No impact assessment is recorded." },
  processors: { title: "Processors and their sub-processors", about: "Art. 28: who processes for the organization, and for them, under which contract, and how they were examined.", none: "No processor is recorded." },
  transfers: { title: "Transfers to third countries", about: "Art. 44 to 49: what leaves, where to, and what allows it.", none: "No transfer to a third country is recorded." },
  inquiries: { title: "Inquiries of authorities and complaints", about: "Art. 31 and 77: what came in during the period, or was open in it, and what was answered.", none: "Nothing came in during the period, and nothing was open." },
  risks: { title: "Risks and what is done about them", about: "Art. 24 and 32(2): what could harm people through their data, and the plan.", none: "No risk is recorded." },
} as const satisfies Record<AccountabilityChapter, { title: SnapshotSentence; about: SnapshotSentence; none: SnapshotSentence }>;
/** People inside the organization who decided, persons who consented, and words that are published anyway. */
const LEFT_OUT = ["decidedBy", "acceptedBy", "approvedBy", "persons", "caseId"] as const;

/**
 * What an accountability report prints of the registers: the versions that stood at the end of its period, never later than
 * when it was asked for. Pseudonymous: people stand in it by no name and no hash.
 */
export async function accountabilityPart(tx: Tx, orgId: string, report: ReportRecord): Promise<AccountabilityPart> {
  const to = report.to < report.requestedAt ? report.to : report.requestedAt;
  const period = { from: report.from, to };
  const [organization, settings, standing] = [await organizationOrThrow(tx, orgId), await findSettings(tx, orgId), await standingAt(tx, orgId, to)];
  const zone = settings?.zone ?? zoneAt(organization, to.toISOString());
  const [say, rows] = [snapshotSay(languageOf(report)), rowsOf(standing, period)];
  const chapters = {} as Record<AccountabilityChapter, RegisterChapter>;
  for (const chapter of ACCOUNTABILITY_CHAPTERS) {
    const { title, about, none } = WORDS[chapter];
    const { clocks: _clocks, ...printed } = await registerChapter(tx, orgId, { title: say(title), about: say(about), none: say(none), say, zone, now: to, leftOut: chapter === "notices" ? [...LEFT_OUT, "words"] : LEFT_OUT }, rows[chapter]);
    chapters[chapter] = printed;
  }
  return { chapters, deletion: await deletionProof(tx, orgId, period, say) };
}

function rowsOf(standing: Standing[], { from, to }: { from: Date; to: Date }): Record<AccountabilityChapter, Standing[]> {
  const all = (register: RegisterKey) => standing.filter((row) => row.register === register);
  const current = (register: RegisterKey) => all(register).filter(({ archived }) => !archived);
  const moment = ({ content, firstAt }: Standing, field: string) => new Date(typeof content[field] === "string" ? content[field] : firstAt);
  const activities = current("activities");
  const isOpen = ({ content }: Standing) => content["closedOn"] === null || content["closedOn"] === undefined || new Date(`${String(content["closedOn"])}T23:59:59Z`) >= from;
  return {
    controller: activities.filter(({ content }) => content["role"] !== "processor"), processor: activities.filter(({ content }) => content["role"] === "processor"),
    lawfulness: current("legal_bases"), consents: current("consents"), notices: current("notices"), assessments: current("dpias"), processors: current("processors"), transfers: current("transfers"), risks: current("risks"),
    // Archived ones too: what happened is documented for good.
    breaches: all("breaches").filter((row) => moment(row, "awareAt") >= from && moment(row, "awareAt") < to),
    inquiries: all("complaints").filter((row) => moment(row, "receivedAt") < to && isOpen(row)),
  };
}
