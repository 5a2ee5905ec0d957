import { withOrg, type Tx } from "@/db/client";
import type { OwnFile } from "@/server/domain/privacy/answers/view";
import { allowedCommands } from "@/server/domain/privacy/case/allowed-commands";
import type { Case } from "@/server/domain/privacy/case/case";
import { datesOf } from "@/server/domain/privacy/case/dates";
import { IDENTITY_ASKS } from "@/server/domain/privacy/case/vocabulary";
import type { OwnCase } from "@/server/domain/privacy/view";

import type { CaseContext } from "../access/resolve-case-link";
import { authorize } from "../context";
import { findLogoMark } from "../organizations/look-rows";
import { offeredFiles } from "./answers/case-files";
import { caseName } from "./append-events";
import { readTexts } from "./case-texts";
import { ownErasure } from "./erasure/own-erasure";
import { loadCase } from "./load-case";
import { messagesOf } from "./messages";
import { readRequester } from "./requester";
import { askedIn } from "./care/identity-reminder";
import { requestOrThrow, settingsOrThrow } from "./rows";
import { listSystems } from "./systems/rows";

/** A case as whoever asked sees it: real dates with their reasons, what was written, and whom to turn to. */
export async function getOwnCase(ctx: CaseContext): Promise<OwnCase> {
  authorize(ctx, "case:own");
  return withOrg(ctx.orgId, async (tx) => {
    const row = await requestOrThrow(tx, ctx.orgId, ctx.caseId);
    const current = await loadCase(tx, ctx.orgId, ctx.caseId);
    const [settings, requester, messages] = [await settingsOrThrow(tx, ctx.orgId), await readRequester(tx, ctx.orgId, ctx.caseId), await messagesOf(tx, ctx.orgId, ctx.caseId)];
    const wording = await readTexts(tx, { orgId: ctx.orgId, requestId: ctx.caseId }, [current.receipt.wording.textId]);
    const mayWithdraw = allowedCommands(current, { kind: "subject", id: ctx.caseId }, ctx.now).some(({ command, blockedBy }) => command === "withdraw" && !blockedBy);
    const { authorityName: name, authorityAddress: address, authorityUrl: url } = settings;
    return {
      name: caseName(row.number), organization: settings.controllerName, accent: settings.accent, logo: settings.isOpen ? await findLogoMark(tx, ctx.orgId) : null, zone: current.receipt.zone, language: row.language, receivedAt: row.receivedAt.toISOString(), state: row.state, addressConfirmed: row.addressConfirmedAt !== null, isIdentified: row.isIdentified,
      wording: wording.get(current.receipt.wording.textId) ?? null, email: requester?.email ?? null,
      rights: current.rights.map(({ right, state, outcome }) => ({ right, state, outcome, withdrawable: mayWithdraw && outcome === null })),
      question: await questionOf(tx, ctx.orgId, ctx.caseId, current), dates: datesOf(current, ctx.now), messages: messages.filter(({ sentAt, kind }) => sentAt !== null && kind !== "recipients").map(({ delivery: _delivery, ...message }) => message),
      searched: row.isIdentified ? await searchedIn(tx, ctx.orgId, current) : [], files: row.isIdentified ? await ownFiles(tx, ctx) : [],
      erasure: await ownErasure(tx, { orgId: ctx.orgId, requestId: ctx.caseId }, current, ctx.now),
      contact: { controller: `${settings.controllerName}, ${settings.controllerAddress}`, email: settings.contactEmail, dpo: [settings.dpoName, settings.dpoEmail].filter(Boolean).join(", ") || null, authority: { name, address, url } },
    };
  });
}

/** Where was looked, by the names the organization gives its systems. */
async function searchedIn(tx: Tx, orgId: string, current: Case): Promise<string[]> {
  const done = new Set(current.rights.flatMap(({ tasks }) => tasks.flatMap(({ systemId, method }) => (method === null ? [] : [systemId]))));
  if (done.size === 0) return [];
  const names = new Map((await listSystems(tx, orgId, { archived: true })).map(({ id, name }) => [id, name]));
  return [...done].map((id) => names.get(id) ?? id);
}

async function ownFiles(tx: Tx, { orgId, caseId, now }: CaseContext): Promise<OwnFile[]> {
  return (await offeredFiles(tx, orgId, caseId)).map(({ id, name, byteSize, sha256, expiresAt, revokedAt, endedAt }) => {
    const isOver = endedAt !== null || expiresAt === null || expiresAt <= now;
    return { id, name, byteSize, sha256, expiresAt: (expiresAt ?? now).toISOString(), state: revokedAt !== null ? "revoked" : isOver ? "over" : "open" };
  });
}

async function questionOf(tx: Tx, orgId: string, caseId: string, { state, identity }: Case): Promise<OwnCase["question"]> {
  const ask = identity.asks.at(-1);
  if (state !== "identity_pending" || !ask || ask.answeredAt !== null) return null;
  return { asks: IDENTITY_ASKS.filter((known) => ask.asks.includes(known)), text: (await askedIn(tx, orgId, caseId)) ?? null };
}
