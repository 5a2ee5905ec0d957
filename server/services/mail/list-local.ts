import { desc, eq } from "drizzle-orm";

import { withoutOrg } from "@/db/client";
import { outbox } from "@/db/schema/users";

/** The newest mails that were never meant to leave this machine. For the development mailbox. */
export async function listLocalMail() {
  return withoutOrg(async (tx) => tx.select().from(outbox).where(eq(outbox.local, true)).orderBy(desc(outbox.createdAt)).limit(50));
}
