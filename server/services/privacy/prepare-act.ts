import type { Tx } from "@/db/client";
import { requestMessages } from "@/db/schema/privacy";
import { sha256 } from "@/server/domain/ledger/commit";
import { newId } from "@/server/domain/ids/ids";
import type { NoticeKind } from "@/server/domain/privacy/case/notices";
import type { Notice } from "@/server/domain/privacy/case/parts";
import type { Right } from "@/server/domain/privacy/case/vocabulary";
import { composeLetter, letterText, type LetterFacts, type Said } from "@/server/domain/privacy/letters/letter";

import type { ServiceContext } from "../context";
import { queueMail } from "../mail/queue";
import { keepText } from "./case-texts";

/** What acts of one case are prepared with. */
export type Desk = { tx: Tx; ctx: ServiceContext; requestId: string; facts: Omit<LetterFacts, "right">; /** Where letters go by mail; null where only the case page or the post reaches the person. */ mailTo: string | null };

/** What somebody types in place of a text, and in place of a letter. */
type Typed = { text: string };
type Ordered = { letter: { kind: NoticeKind; said: Said; channel?: Notice["channel"] } };

/**
 * Turns what a person sent into the data of an act: `{ text }` is kept under the case's key and becomes its reference,
 * `{ letter }` is written, kept, mailed and becomes its notice. All in the caller's transaction: where the act is then
 * refused, nothing was kept and nothing is sent.
 */
export async function prepareData(desk: Desk, right: Right | null, value: unknown): Promise<unknown> {
  if (Array.isArray(value)) return inOrder(value, async (item) => prepareData(desk, right, item));
  if (typeof value !== "object" || value === null) return value;
  if (isTyped(value)) return { textId: await keepText(desk.tx, placeOf(desk), "reason", value.text), length: value.text.trim().length };
  if (isOrdered(value)) return sendLetter(desk, right, value.letter);
  const members = await inOrder(Object.entries(value), async ([key, member]) => [key, await prepareData(desk, right, member)] as const);
  return Object.fromEntries(members);
}

/** Writes a letter to the person, keeps it with its digest, and mails it where there is an address. */
export async function sendLetter(desk: Desk, right: Right | null, { kind, said, channel }: Ordered["letter"]): Promise<Notice> {
  const { tx, ctx, requestId, facts, mailTo } = desk;
  const letter = composeLetter(kind, { ...facts, right }, said);
  const text = letterText(letter);
  const contentSha256 = Buffer.from(sha256(Buffer.from(text))).toString("hex");
  const isMailed = mailTo !== null && (channel ?? "e-mail") === "e-mail";
  const mailId = isMailed ? await queueMail(tx, ctx.now, { to: mailTo, template: { name: "privacy-letter", props: { ...letter, language: facts.language, caseUrl: facts.caseUrl } } }) : null;
  const id = newId("caseMessage");
  await tx.insert(requestMessages).values({
    orgId: ctx.orgId, requestId, id, direction: "out", kind, textId: await keepText(tx, placeOf(desk), "message", text), contentSha256, template: "letters/1", language: facts.language, mailId, writtenBy: ctx.actor.id, at: ctx.now,
  });
  return { noticeId: id, kind, language: facts.language, channel: isMailed ? "e-mail" : (channel ?? "case_page"), sentAt: ctx.now, contentSha256, parts: letter.parts };
}

const placeOf = ({ ctx, requestId }: Desk) => ({ orgId: ctx.orgId, requestId, now: ctx.now });
const isTyped = (value: object): value is Typed => Object.keys(value).length === 1 && "text" in value && typeof value.text === "string";
const isOrdered = (value: object): value is Ordered => Object.keys(value).length === 1 && "letter" in value && typeof value.letter === "object";

async function inOrder<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}
