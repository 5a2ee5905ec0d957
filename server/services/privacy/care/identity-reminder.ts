import { and, desc, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { requestMessages } from "@/db/schema/privacy";
import type { Case } from "@/server/domain/privacy/case/case";
import { IDENTITY_ASKS } from "@/server/domain/privacy/case/vocabulary";
import { centreWordsOf } from "@/server/domain/privacy/centre-words/centre-words";
import type { Letter } from "@/server/domain/privacy/letters/letter";

import { readTexts } from "../case-texts";
import type { RequestRow } from "../rows";

/** The reminder of a question about identity, as an act wants it: it asks in the words of the letter that asked. */
export async function identityReminder(tx: Tx, orgId: string, { id, language }: RequestRow, current: Case): Promise<object> {
  const asked = (await askedIn(tx, orgId, id)) ?? askedFor(current, language);
  return { letter: { kind: "identity_reminder", said: { what_is_asked: asked } } };
}

/** What the last letter about identity asked for, in its own words; undefined where there is none or it was forgotten. */
export async function askedIn(tx: Tx, orgId: string, requestId: string): Promise<string | undefined> {
  const [row] = await tx.select({ textId: requestMessages.textId }).from(requestMessages)
    .where(and(eq(requestMessages.orgId, orgId), eq(requestMessages.requestId, requestId), eq(requestMessages.kind, "identity_asked"))).orderBy(desc(requestMessages.at)).limit(1);
  const text = row && (await readTexts(tx, { orgId, requestId }, [row.textId])).get(row.textId);
  return text === undefined ? undefined : (JSON.parse(text) as Letter).paragraphs.find(({ part }) => part === "what_is_asked")?.text;
}

/** Where that letter is not ours to read, what was asked for, in the person's language. */
function askedFor({ identity }: Case, language: RequestRow["language"]): string {
  const { asks } = centreWordsOf(language).case.identity;
  const wanted = IDENTITY_ASKS.filter((ask) => identity.asks.at(-1)?.asks.includes(ask));
  return wanted.map((ask) => `${asks[ask]}.`).join("\n");
}
