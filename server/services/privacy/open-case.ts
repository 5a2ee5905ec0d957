import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { rightsRequests } from "@/db/schema/privacy";
import { sha256 } from "@/server/domain/ledger/commit";
import { decide } from "@/server/domain/privacy/case/decide";
import { foldCase } from "@/server/domain/privacy/case/fold";
import type { Requester } from "@/server/domain/privacy/intake";
import type { ActData, CaseActor } from "@/server/domain/privacy/schema";

import type { ServiceContext } from "../context";
import { organizationOrThrow } from "../organizations/rows";
import { appendEvents, projectionOf } from "./append-events";
import { caseLink, subjectRef } from "./case-keys";
import { keepText } from "./case-texts";
import { openDesk } from "./open-desk";
import { sendLetter, writeLetter } from "./letters";
import { lawful } from "./refusals";
import { requestOrThrow, settingsOrThrow } from "./rows";

/** What a request is opened with, whichever door it came through. */
export type Opening = Pick<ActData["receive"], "channel" | "role" | "claims"> & { id: string; receivedAt: Date; by: CaseActor; language: (typeof rightsRequests.$inferInsert)["language"]; requester: Requester; requesterIs: ActData["receive"]["requester"]; wording: string; /** False where the receipt is for the case's page only. */ receiptByMail?: boolean; filingRef?: string | null; /** Somebody who knows says that the address is theirs. */ addressIsTheirs?: boolean };

/**
 * Opens a case in the caller's transaction: its number, what was said (sealed), the receipt on the ledger, and the letter
 * that confirms it with the date by which the law wants an answer. The clock begins when it was received, not here.
 */
export async function openCase(tx: Tx, ctx: ServiceContext, opening: Opening): Promise<{ number: number }> {
  const { id } = opening;
  const [organization, settings] = [await organizationOrThrow(tx, ctx.orgId), await settingsOrThrow(tx, ctx.orgId)];
  const place = { orgId: ctx.orgId, requestId: id, now: ctx.now };
  const receipt = receiptOf(opening, settings);
  const number = opening.channel === "drill" ? -(await nextNumber(tx, ctx.orgId, "drill_request")) : await nextNumber(tx, ctx.orgId, "rights_request");
  const before = decided(ctx, { ...receipt, wording: { textId: "pending", length: opening.wording.length } }, opening.by);
  const link = await caseLink(ctx.orgId, organization.slug, id);
  await tx.insert(rightsRequests).values({ orgId: ctx.orgId, id, number, channel: opening.channel, language: opening.language, receivedAt: opening.receivedAt, linkSha256: link?.sha256 ?? "", filingRef: opening.filingRef ?? null, ...(await addressOf(ctx, opening)), ...projectionOf(foldCase(before), ctx.now) });
  await keepText(tx, place, "subject", JSON.stringify(opening.requester));
  const wording = { textId: await keepText(tx, place, "wording", opening.wording), length: opening.wording.length };
  const events = decided(ctx, { ...receipt, wording }, opening.by);
  await appendEvents(tx, ctx, { id, number }, events, foldCase(events));
  const desk = await openDesk(tx, ctx, await requestOrThrow(tx, ctx.orgId, id), foldCase(events));
  const notice = await sendLetter(desk, await writeLetter(desk, null, "receipt", {}), opening.receiptByMail === false ? "case_page" : undefined);
  const acknowledged = lawful(() => decide(foldCase(events), { kind: "acknowledge", data: { notice } }, { kind: "system", id: "system" }, ctx.now));
  await appendEvents(tx, ctx, { id, number }, acknowledged, foldCase([...events, ...acknowledged]));
  return { number };
}

async function addressOf({ orgId, now }: ServiceContext, { addressIsTheirs = false, requester: { email } }: Opening): Promise<Partial<typeof rightsRequests.$inferInsert>> {
  return addressIsTheirs && email ? { addressConfirmedAt: now, subjectRef: await subjectRef(orgId, email) } : {};
}

const decided = (ctx: ServiceContext, receipt: ActData["receive"], by: CaseActor) => lawful(() => decide(undefined, { kind: "receive", data: receipt }, by, ctx.now));

function receiptOf({ channel, role, claims, receivedAt, language, requesterIs, wording }: Opening, { regime, zone, country, region, pausePolicy }: Awaited<ReturnType<typeof settingsOrThrow>>) {
  return { channel, role, claims, receivedAt, language, requester: requesterIs, regime, zone, country, region, pausePolicy, evidenceSha256: Buffer.from(sha256(Buffer.from(wording))).toString("hex") };
}

async function nextNumber(tx: Tx, orgId: string, of: "rights_request" | "drill_request"): Promise<number> {
  const [row] = await tx.execute<{ value: number }>(sql`insert into org_counters (org_id, name, value) values (${orgId}, ${of}, 1) on conflict (org_id, name) do update set value = org_counters.value + 1 returning value`);
  return Number(row?.value);
}
