import { and, desc, eq, isNull } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { requestMessages } from "@/db/schema/privacy";
import { newId } from "@/server/domain/ids/ids";
import { sha256 } from "@/server/domain/ledger/commit";
import type { NoticeKind, NoticePart } from "@/server/domain/privacy/case/notices";
import type { Notice } from "@/server/domain/privacy/case/parts";
import type { Right } from "@/server/domain/privacy/case/vocabulary";
import { composeLetter, letterText, type Letter, type LetterFacts, type Said } from "@/server/domain/privacy/letters/letter";

import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { queueMail } from "../mail/queue";
import { keepText, readTexts } from "./case-texts";

/** What letters of one case are written from. `mailTo` is null where only the case page or the post reaches the person. */
export type Desk = { tx: Tx; ctx: ServiceContext; requestId: string; facts: Omit<LetterFacts, "right">; mailTo: string | null; /** Its letters go to nobody, recipients of the data included. */ isDrill: boolean };
type Draft = { id: string; kind: NoticeKind; contentSha256: string; letter: Letter };
type Channel = Notice["channel"];
const TEMPLATES = "letters/1";

/** The words of a letter as they would go out now. Nothing is kept. */
export function letterOf({ facts }: Desk, right: Right | null, kind: NoticeKind, said: Said): Letter {
  return composeLetter(kind, { ...facts, right }, said);
}

/** Writes a letter in the person's language and keeps it, sealed, with its digest. It is not sent. */
export async function writeLetter(desk: Desk, right: Right | null, kind: NoticeKind, said: Said): Promise<Draft> {
  const { tx, ctx, requestId, facts } = desk;
  const letter = letterOf(desk, right, kind, said);
  const contentSha256 = Buffer.from(sha256(Buffer.from(letterText(letter)))).toString("hex");
  const id = newId("caseMessage");
  const textId = await keepText(tx, { orgId: ctx.orgId, requestId, now: ctx.now }, "message", JSON.stringify(letter));
  await tx.insert(requestMessages).values({ orgId: ctx.orgId, requestId, id, direction: "out", kind, right, textId, contentSha256, template: TEMPLATES, language: facts.language, writtenBy: ctx.actor.id, at: ctx.now });
  return { id, kind, contentSha256, letter };
}

/**
 * Sends a letter that was written: by mail where there is an address, and in any case on the case's page. A letter to a
 * recipient of the data goes to `recipient` and never has the person's own link; without an address whoever handles the case sends it.
 */
export async function sendLetter({ tx, ctx, requestId, facts, mailTo, isDrill }: Desk, { id, kind, contentSha256, letter }: Draft, channel?: Channel, recipient: string | null = null): Promise<Notice> {
  const to = kind === "recipients" ? recipient : mailTo;
  const isMailed = !isDrill && to !== null && (channel ?? "e-mail") === "e-mail";
  const caseUrl = kind === "recipients" ? null : facts.caseUrl;
  const mailId = isMailed ? await queueMail(tx, ctx.now, { to, template: { name: "privacy-letter", props: { ...letter, language: facts.language, caseUrl } } }) : null;
  await tx.update(requestMessages).set({ sentAt: ctx.now, mailId }).where(and(eq(requestMessages.orgId, ctx.orgId), eq(requestMessages.requestId, requestId), eq(requestMessages.id, id)));
  return { noticeId: id, kind, language: facts.language, channel: isMailed ? "e-mail" : (channel ?? "case_page"), sentAt: ctx.now, contentSha256, parts: letter.parts as NoticePart[] };
}

/** The letter of this right and digest that waits to be approved. Throws CONFLICT where there is none. */
export async function draftOf({ tx, ctx, requestId }: Desk, right: Right | null, contentSha256: string): Promise<Draft> {
  const [row] = await tx.select().from(requestMessages).where(and(
    eq(requestMessages.orgId, ctx.orgId), eq(requestMessages.requestId, requestId), eq(requestMessages.contentSha256, contentSha256), isNull(requestMessages.sentAt), right === null ? isNull(requestMessages.right) : eq(requestMessages.right, right),
  )).orderBy(desc(requestMessages.at)).limit(1);
  const text = row && (await readTexts(tx, { orgId: ctx.orgId, requestId }, [row.textId])).get(row.textId);
  if (!row || row.kind === "message" || text === undefined) throw new ServiceError("CONFLICT", "This letter was sent already, or was never prepared.");
  return { id: row.id, kind: row.kind, contentSha256, letter: JSON.parse(text) as Letter };
}
