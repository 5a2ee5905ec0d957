import { and, eq, inArray } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { evidence } from "@/db/schema/evidence";
import type { PushAnswer } from "@/server/domain/evidence/view";

import { newEntryId } from "../ledger/entry-id";
import { recordChanges } from "../ledger/record-change";
import { makeLink } from "./link";
import type { Prepared, TouchedControl } from "./prepare";

type Asked = { item: Prepared; evidenceId: string; control: TouchedControl };

/** Who pushes again what is there already and names controls with it wants them linked: each link that is new is made, and is on record. */
export async function linkDuplicates(tx: Tx, orgId: string, answers: Map<Prepared, PushAnswer>): Promise<void> {
  const asked = [...answers].flatMap(([item, answer]) => (answer.status === "duplicate" ? item.controls.filter((control) => control.linkedBy === "hand").map((control): Asked => ({ item, evidenceId: answer.id ?? "", control })) : []));
  if (asked.length === 0) return;
  const byId = new Map((await rowsOf(tx, orgId, asked)).map((row) => [row.id, row]));
  for (const { item, evidenceId, control } of asked) {
    const { ctx } = item.read;
    const entryId = newEntryId(ctx);
    const rows = await makeLink(tx, ctx, { evidenceId, controlId: control.id }, entryId);
    const row = byId.get(evidenceId);
    if (!rows || !row) continue;
    await recordChanges(tx, ctx, [{
      action: "evidence.linked", object: { kind: "evidence", id: evidenceId, version: row.version, label: row.title }, links: [{ kind: "control", id: control.id }],
      detail: { number: row.number, control: control.key }, entryId, rows,
    }]);
  }
}

async function rowsOf(tx: Tx, orgId: string, asked: Asked[]) {
  return tx.select({ id: evidence.id, number: evidence.number, version: evidence.version, title: evidence.title }).from(evidence)
    .where(and(eq(evidence.orgId, orgId), inArray(evidence.id, [...new Set(asked.map(({ evidenceId }) => evidenceId))])));
}
