import { Resend } from "resend";

import { env } from "../env";

export type OutgoingMail = { id: string; to: string; subject: string; html: string; plain: string; attachments: { fileName: string; content: string }[] };

/** Hands a mail to Resend. The mail's own id is the idempotency key, so a retry does not send twice. Throws with the service's words. */
export async function deliver(mail: OutgoingMail): Promise<void> {
  const { RESEND_API_KEY: key, RESEND_BASE_URL: baseUrl, MAIL_FROM: from } = env();
  const resend = new Resend(key, baseUrl ? { baseUrl } : undefined);
  const attachments = mail.attachments.map(({ fileName, content }) => ({ filename: fileName, content: Buffer.from(content, "utf8").toString("base64") }));
  const letter = { from, to: [mail.to], subject: mail.subject, html: mail.html, text: mail.plain, ...(attachments.length > 0 ? { attachments } : {}) };
  const { error } = await resend.emails.send(letter, { idempotencyKey: mail.id });
  if (error) throw new Error(`${error.name}: ${error.message}`);
}
