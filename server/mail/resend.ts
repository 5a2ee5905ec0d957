import { Resend } from "resend";

import { env } from "../env";

export type OutgoingMail = { id: string; to: string; subject: string; html: string; plain: string };

/** Hands a mail to Resend. The mail's own id is the idempotency key, so a retry does not send twice. Throws with the service's words. */
export async function deliver(mail: OutgoingMail): Promise<void> {
  const { RESEND_API_KEY: key, RESEND_BASE_URL: baseUrl, MAIL_FROM: from } = env();
  const resend = new Resend(key, baseUrl ? { baseUrl } : undefined);
  const { error } = await resend.emails.send({ from, to: [mail.to], subject: mail.subject, html: mail.html, text: mail.plain }, { idempotencyKey: mail.id });
  if (error) throw new Error(`${error.name}: ${error.message}`);
}
