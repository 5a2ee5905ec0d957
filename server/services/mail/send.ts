import { eq, sql } from "drizzle-orm";

import { withoutOrg } from "@/db/client";
import { outbox } from "@/db/schema/users";
import { deliver } from "@/server/mail/resend";

/** Delivers one mail of the outbox. A mail already delivered is left alone; a failure is kept with its text and thrown, so the queue tries again. */
export async function sendMail(mailId: string, now: Date): Promise<void> {
  const [mail] = await withoutOrg(async (tx) => tx.select().from(outbox).where(eq(outbox.id, mailId)), "system");
  if (!mail || mail.sentAt) return;
  try {
    await deliver({ id: mail.id, to: mail.recipient, subject: mail.subject, html: mail.html, plain: mail.plain, attachments: mail.attachments ?? [] });
    await withoutOrg(async (tx) => tx.update(outbox).set({ sentAt: now, attempts: sql`${outbox.attempts} + 1`, lastError: null }).where(eq(outbox.id, mailId)), "system");
  } catch (error) {
    const lastError = error instanceof Error ? error.message.slice(0, 500) : "unknown";
    await withoutOrg(async (tx) => tx.update(outbox).set({ attempts: sql`${outbox.attempts} + 1`, lastError }).where(eq(outbox.id, mailId)), "system");
    throw error;
  }
}
