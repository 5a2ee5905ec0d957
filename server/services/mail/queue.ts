import type { Tx } from "@/db/client";
import { outbox, type MailAttachment } from "@/db/schema/users";
import { renderMail, type MailTemplate } from "@/emails/render";
import { newId } from "@/server/domain/ids/ids";
import { env } from "@/server/env";

import { enqueue } from "../jobs/enqueue";

/** Writes a mail into the outbox in the caller's transaction. Without a mail key it stays there, for the local mailbox page. Returns its id. */
export async function queueMail(tx: Tx, now: Date, mail: { to: string; template: MailTemplate; attachments?: MailAttachment[] }): Promise<string> {
  const { subject, html, plain } = await renderMail(mail.template);
  const id = newId("mail");
  const local = !env().RESEND_API_KEY;
  await tx.insert(outbox).values({ id, recipient: mail.to, subject, html, plain, attachments: mail.attachments, createdAt: now, local });
  if (!local) await enqueue(tx, "send-mail", { mailId: id });
  return id;
}
