import { and, eq, inArray, isNull } from "drizzle-orm";

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

const OCCASIONS: Record<SealReason, string> = {
  on_demand: "somebody asked for it", period_close: "a period was closed", export: "a pack was exported", sign_off: "an auditor signed off",
};

/**
 * Writes the mails of a published seal to every owner and officer: the checkpoint and the proof of the seal's own entry
 * are attached. Mails, their rows among the anchors and the seal's mark are one transaction: all or none, and once.
 */
export async function mailSeal(seal: Published, now: Date): Promise<void> {
  await withOrg(seal.orgId, async (tx) => {
    const own = and(eq(seals.orgId, seal.orgId), eq(seals.id, seal.id), isNull(seals.mailedAt));
    const marked = await tx.update(seals).set({ mailedAt: now }).where(own).returning({ id: seals.id });
    if (marked.length === 0) return;
    const [organization] = await tx.select({ name: organizations.name, slug: organizations.slug }).from(organizations).where(eq(organizations.orgId, seal.orgId));
    const attachments = await evidenceOf(tx, seal, organization?.slug ?? "ledger");
    const props = { organization: organization?.name ?? "", size: seal.size, occasion: OCCASIONS[seal.reason], fileNames: attachments.map(({ fileName }) => fileName) };
    for (const person of await recipients(tx, seal.orgId)) {
      const ref = await queueMail(tx, now, { to: person.email, template: { name: "seal", props }, attachments });
      // A head that was sealed twice goes to a person once more, and stands among the anchors once.
      await tx.insert(anchors).values({
        orgId: seal.orgId, logId: seal.logId, id: newId("anchor"), size: seal.size, kind: "email", target: person.id, ref, status: "pending", nextTryAt: now, createdAt: now,
      }).onConflictDoNothing();
    }
  }, "system");
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
