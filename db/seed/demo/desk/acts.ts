import { createHash } from "node:crypto";

import type { NoticeKind, NoticePart } from "@/server/domain/privacy/case/notices";
import type { Right } from "@/server/domain/privacy/case/vocabulary";
import type { ServiceContext } from "@/server/services/context";
import { actOnCase } from "@/server/services/privacy/act";
import { getCase } from "@/server/services/privacy/get";
import { listCases } from "@/server/services/privacy/list";
import { listDataSystems } from "@/server/services/privacy/systems/list";
import { saveSystem } from "@/server/services/privacy/systems/save";

/** Who works at the demo's desk, at a moment of the story. */
export type DeskPeople = { officer: ServiceContext; owner: ServiceContext };

export const text = (words: string) => ({ text: words });
export const letter = (kind: NoticeKind, said: Partial<Record<NoticePart, string>>) => ({ letter: { kind, said } });
const receiptOf = (words: string) => createHash("sha256").update(words).digest("hex");

/** What an answer about access has to say (Art. 15(1)-(2)), and what one about erasure does. */
const ANSWERS: Partial<Record<Right, Partial<Record<NoticePart, string>>>> = {
  access: {
    copy: "Your data are in the file for download on your case's page.", purposes: "We use your data to run your account, to send invoices and to answer your questions.", categories: "Name, address, e-mail, invoices, support messages.",
    recipients: "Our payment provider, our mail provider and our hosting provider.", periods: "Account data until two months after the contract ends, invoices for ten years.", source: "From you.", automated_decisions: "There are none.",
    transfers: "None outside the European Economic Area.", cut_off: "As of the day of this letter.",
  },
  erasure: { what_was_erased: "Your account, your messages and your usage data.", what_stays: "Nothing stays.", backups: "Copies in backups are not used and expire within 35 days.", recipients: "We told our mail provider, which erased your address." },
};

/** The id of the case of this number. */
export async function caseOf(ctx: ServiceContext, number: number): Promise<string> {
  const [line] = (await listCases(ctx, { show: "all", number })).rows;
  if (!line) throw new Error(`The demo's request R-${number} is missing.`);
  return line.id;
}

/** The officer looks at it and sees no doubt who asks. */
export async function takeUp({ officer }: DeskPeople, id: string): Promise<void> {
  await actOnCase(officer, { id, kind: "start_assessing", data: { why: null } });
  await actOnCase(officer, { id, kind: "settle_identity", data: { method: "no_doubt", reason: text("The address is that of the account, and its mail was confirmed."), mandate: null } });
}

/** Two systems are searched, or cleaned after a second person agreed. */
export async function fulfil({ officer, owner }: DeskPeople, id: string, right: Right): Promise<void> {
  const tasks = { systems: await demoSystems(owner) };
  if (right === "erasure") await actOnCase(officer, { id, kind: "plan_erasure", right, data: { plan: text("Account, messages and usage data in both systems."), itemCount: 3, tasks } });
  const planSeq = (await getCase(owner, { id })).case.rights.find((each) => each.right === right)?.plan?.seq ?? null;
  await actOnCase(owner, { id, kind: "start_fulfilment", right, data: planSeq === null ? { planSeq, tasks } : { planSeq, tasks: [] } });
}

const SYSTEMS = [
  { name: "Customer accounts", description: "Accounts and usage data of the service.", categories: ["account data", "usage data"], connector: { kind: "manual", assigneeId: null, instructions: "Search by e-mail address." } },
  { name: "Support desk", description: "Tickets and their messages.", categories: ["messages"], connector: { kind: "manual", assigneeId: null, instructions: "Search by e-mail address, also in closed tickets." } },
];

/** The systems in which the demo's requests are carried out, added to the register the first time. */
async function demoSystems(owner: ServiceContext): Promise<string[]> {
  const known = await listDataSystems(owner, {});
  const ids: string[] = [];
  for (const system of SYSTEMS) ids.push(known.find(({ name }) => name === system.name)?.id ?? (await saveSystem(owner, { ...system, id: null, holder: "own", processorId: null, subjects: ["customers"], rights: ["access", "portability", "erasure", "rectification"], backupSets: [], retention: "" })).id);
  return ids;
}

export async function finishTasks({ officer }: DeskPeople, id: string, right: Right): Promise<void> {
  const process = (await getCase(officer, { id })).case.rights.find((each) => each.right === right);
  for (const [at, { taskId }] of (process?.tasks ?? []).entries()) await actOnCase(officer, { id, kind: "complete_task", right, data: { taskId, method: right === "erasure" ? "deleted" : "extracted", records: at === 0 ? 14 : 3, receiptSha256: receiptOf(`${id} ${right} ${at}`) } });
}

/** One prepares the answer, another approves and sends it. */
export async function answerInFull(people: DeskPeople, id: string, right: Right): Promise<void> {
  await answer(people, id, right, { outcome: "full", contentSha256: { draft: { kind: "answer_full", said: ANSWERS[right] ?? {} } }, thirdPartyChecked: true, redactions: [], grounds: [], withheld: [], searched: null });
}

export async function refuse(people: DeskPeople, id: string, right: Right, { ground, facts, reasons }: { ground: string; facts: Record<string, string>; reasons: string }): Promise<void> {
  const claimed = { ground, facts: Object.entries(facts).map(([fact, words]) => ({ fact, text: text(words) })) };
  await answer(people, id, right, { outcome: "refused", contentSha256: { draft: { kind: "refusal", said: { reasons } } }, thirdPartyChecked: true, redactions: [], grounds: [claimed], withheld: [], searched: null });
}

async function answer({ officer, owner }: DeskPeople, id: string, right: Right, data: Record<string, unknown>): Promise<void> {
  await actOnCase(officer, { id, kind: "prepare_answer", right, data });
  const prepared = (await getCase(owner, { id })).case.rights.find((each) => each.right === right)?.prepared;
  await actOnCase(owner, { id, kind: "approve_answer", right, data: { preparedSeq: prepared?.seq, notice: { approved: { contentSha256: prepared?.contentSha256 } } } });
}
