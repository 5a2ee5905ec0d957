import { listLocalMail } from "@/server/services/mail/list-local";

export type LocalMail = { id: string; to: string; subject: string; plain: string; at: string };

/** Demo builds only: the mails that never left this machine, newest first. Null in a production build. */
export const localMailbox = process.env.PROOFROOM_BUILD === "demo"
  ? async (): Promise<LocalMail[] | null> => (await listLocalMail()).map((mail) => ({ id: mail.id, to: mail.recipient, subject: mail.subject, plain: mail.plain, at: mail.createdAt.toISOString() }))
  : async (): Promise<LocalMail[] | null> => null;
