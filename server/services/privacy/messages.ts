import { and, asc, eq, inArray } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { requestMessages } from "@/db/schema/privacy";
import { outbox } from "@/db/schema/users";
import { letterText, type Letter } from "@/server/domain/privacy/letters/letter";
import type { CaseMessage } from "@/server/domain/privacy/view";

import { personNames } from "../users/names";
import { readTexts } from "./case-texts";

type Mail = Pick<typeof outbox.$inferSelect, "sentAt" | "lastError" | "local">;

/** How each of some mails fared, by their ids. */
export async function mailStates(tx: Tx, mailIds: string[]): Promise<Map<string, NonNullable<CaseMessage["delivery"]>>> {
  if (mailIds.length === 0) return new Map();
  const mails = await tx.select({ id: outbox.id, sentAt: outbox.sentAt, lastError: outbox.lastError, local: outbox.local }).from(outbox).where(inArray(outbox.id, mailIds));
  return new Map(mails.map((mail) => [mail.id, stateOf(mail)]));
}

/** Everything written to and by the person, oldest first, with how the mails fared. */
export async function messagesOf(tx: Tx, orgId: string, requestId: string): Promise<CaseMessage[]> {
  const rows = await tx.select().from(requestMessages).where(and(eq(requestMessages.orgId, orgId), eq(requestMessages.requestId, requestId))).orderBy(asc(requestMessages.at), asc(requestMessages.id));
  const [texts, names, states] = [
    await readTexts(tx, { orgId, requestId }, rows.map(({ textId }) => textId)), await personNames(tx, rows.map(({ writtenBy }) => writtenBy)),
    await mailStates(tx, rows.flatMap(({ mailId }) => mailId ?? [])),
  ];
  return rows.map((row) => ({
    id: row.id, direction: row.direction, kind: row.kind, text: wordsIn(row, texts.get(row.textId)), contentSha256: row.contentSha256, right: row.right, at: row.at.toISOString(), sentAt: row.sentAt?.toISOString() ?? null, by: names.get(row.writtenBy) ?? row.writtenBy,
    delivery: row.mailId ? (states.get(row.mailId) ?? null) : null,
  }));
}

/** A letter is kept as it was composed, a message as it was written. */
function wordsIn({ kind }: { kind: string }, text: string | undefined): string | null {
  if (text === undefined) return null;
  return kind === "message" ? text : letterText(JSON.parse(text) as Letter);
}

function stateOf(mail: Mail): NonNullable<CaseMessage["delivery"]> {
  if (mail.sentAt) return "sent";
  return mail.local ? "kept here" : mail.lastError ? "failing" : "waiting";
}
