import { and, asc, eq, inArray } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { requestMessages } from "@/db/schema/privacy";
import { outbox } from "@/db/schema/users";
import { letterText, type Letter } from "@/server/domain/privacy/letters/letter";
import type { CaseMessage } from "@/server/domain/privacy/view";

import { personNames } from "../users/names";
import { readTexts } from "./case-texts";

type Mail = Pick<typeof outbox.$inferSelect, "sentAt" | "lastError" | "local">;

/** Everything written to and by the person, oldest first, with how the mails fared. */
export async function messagesOf(tx: Tx, orgId: string, requestId: string): Promise<CaseMessage[]> {
  const rows = await tx.select().from(requestMessages).where(and(eq(requestMessages.orgId, orgId), eq(requestMessages.requestId, requestId))).orderBy(asc(requestMessages.at), asc(requestMessages.id));
  const mailIds = rows.flatMap(({ mailId }) => mailId ?? []);
  const [texts, names, mails] = [
    await readTexts(tx, { orgId, requestId }, rows.map(({ textId }) => textId)), await personNames(tx, rows.map(({ writtenBy }) => writtenBy)),
    mailIds.length === 0 ? [] : await tx.select({ id: outbox.id, sentAt: outbox.sentAt, lastError: outbox.lastError, local: outbox.local }).from(outbox).where(inArray(outbox.id, mailIds)),
  ];
  const byId = new Map(mails.map((mail) => [mail.id, mail]));
  return rows.map((row) => ({
    id: row.id, direction: row.direction, kind: row.kind, text: wordsIn(row, texts.get(row.textId)), contentSha256: row.contentSha256, right: row.right, at: row.at.toISOString(), sentAt: row.sentAt?.toISOString() ?? null, by: names.get(row.writtenBy) ?? row.writtenBy,
    delivery: row.mailId ? deliveryOf(byId.get(row.mailId)) : null,
  }));
}

/** A letter is kept as it was composed, a message as it was written. */
function wordsIn({ kind }: { kind: string }, text: string | undefined): string | null {
  if (text === undefined) return null;
  return kind === "message" ? text : letterText(JSON.parse(text) as Letter);
}

function deliveryOf(mail: Mail | undefined): CaseMessage["delivery"] {
  if (!mail) return null;
  if (mail.sentAt) return "sent";
  return mail.local ? "kept here" : mail.lastError ? "failing" : "waiting";
}
