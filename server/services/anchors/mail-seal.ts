import { and, eq, gt, inArray, isNull, lte, sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { anchors, seals } from "@/db/schema/anchors";
import { leaves } from "@/db/schema/ledger";
import { memberships, organizations } from "@/db/schema/organizations";
import { users, type MailAttachment } from "@/db/schema/users";
import type { SealReason } from "@/server/domain/anchors/schema";
import { newId } from "@/server/domain/ids/ids";
import { inclusionPlan } from "@/server/domain/ledger/proof-plan";
import { printTlogProof } from "@/server/domain/ledger/tlog-proof";

import { queueMail } from "../mail/queue";
import { tenantNote } from "./anchor-note";
import type { Seal } from "./seal-ledger";
import { proofFrom, tenantTree } from "./tree-store";

type Published = Seal & { size: number };
const DAY_MS = 86_400_000;

const OCCASIONS: Record<SealReason, string> = {
  on_demand: "somebody asked for it", period_close: "a period was closed", export: "a pack was exported", sign_off: "an auditor signed off",
};

/**
 * Writes the mails of a published seal to every owner and officer: the checkpoint and the proof of the seal's own entry
 * are attached. Mails, their rows among the anchors and the seal's mark are one transaction: all or none, and once.
 *
 * Exports come in numbers, so they bring one mail in 24 hours: the seal of a later one waits for `mailHeldExports`, whose
 * mail is about the newest head and so covers the others. Every other occasion is told at once.
 */
export async function mailSeal(seal: Published, now: Date): Promise<void> {
  await withOrg(seal.orgId, async (tx) => {
    const told = await markTold(tx, seal, now);
    if (told === 0) return;
    const [organization] = await tx.select({ name: organizations.name, slug: organizations.slug }).from(organizations).where(eq(organizations.orgId, seal.orgId));
    const attachments = await evidenceOf(tx, seal, organization?.slug ?? "ledger");
    const props = { organization: organization?.name ?? "", size: seal.size, occasion: told > 1 ? `${told} packs were exported` : OCCASIONS[seal.reason], fileNames: attachments.map(({ fileName }) => fileName) };
    for (const person of await recipients(tx, seal.orgId)) {
      const ref = await queueMail(tx, now, { to: person.email, template: { name: "seal", props }, attachments });
      // A head that was sealed twice goes to a person once more, and stands among the anchors once.
      await tx.insert(anchors).values({
        orgId: seal.orgId, logId: seal.logId, id: newId("anchor"), size: seal.size, kind: "email", target: person.id, ref, status: "pending", nextTryAt: now, createdAt: now,
      }).onConflictDoNothing();
    }
  }, "system");
}

/** How many seals this mail tells of; 0 where it was written already or is not due yet. */
async function markTold(tx: Tx, seal: Published, now: Date): Promise<number> {
  if (seal.reason === "export" && !(await isExportMailDue(tx, seal.orgId, now))) return 0;
  const open = and(eq(seals.orgId, seal.orgId), isNull(seals.mailedAt));
  const own = await tx.update(seals).set({ mailedAt: now }).where(and(open, eq(seals.id, seal.id))).returning({ id: seals.id });
  if (own.length === 0 || seal.reason !== "export") return own.length;
  const covered = and(open, eq(seals.reason, "export"), eq(seals.logId, seal.logId), lte(seals.size, seal.size));
  return 1 + (await tx.update(seals).set({ mailedAt: now }).where(covered).returning({ id: seals.id })).length;
}

/** One export at a time, or two at once would both find no other. */
async function isExportMailDue(tx: Tx, orgId: string, now: Date): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`export mails ${orgId}`}, 0))`);
  const recent = and(eq(seals.orgId, orgId), eq(seals.reason, "export"), gt(seals.mailedAt, new Date(now.getTime() - DAY_MS)));
  return (await tx.select({ id: seals.id }).from(seals).where(recent).limit(1)).length === 0;
}

async function recipients(tx: Tx, orgId: string) {
  const who = and(eq(memberships.orgId, orgId), inArray(memberships.role, ["owner", "officer"]), isNull(users.disabledAt));
  return tx.select({ id: users.id, email: users.email }).from(memberships).innerJoin(users, eq(users.id, memberships.userId)).where(who).orderBy(users.id);
}

async function evidenceOf(tx: Tx, seal: Published, slug: string): Promise<MailAttachment[]> {
  const { note } = await tenantNote(tx, seal, seal.size);
  const [leaf] = await tx.select({ index: leaves.idx }).from(leaves).where(and(eq(leaves.orgId, seal.orgId), eq(leaves.entryId, seal.entryId)));
  if (!leaf) throw new Error("The seal's entry has no index.");
  const hashes = await proofFrom(tenantTree(tx, seal), inclusionPlan(leaf.index, seal.size), seal.size);
  return [
    { fileName: `${slug}-${seal.size}.checkpoint`, content: note },
    { fileName: `${slug}-${seal.size}.tlog-proof`, content: printTlogProof({ extra: null, index: leaf.index, hashes, checkpoint: note }) },
  ];
}
