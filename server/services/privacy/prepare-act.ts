import { z } from "zod";

import { NOTICE_KINDS } from "@/server/domain/privacy/case/notices";
import { Sha256 } from "@/server/domain/privacy/case/parts";
import type { Right } from "@/server/domain/privacy/case/vocabulary";
import { SaidInput } from "@/server/domain/privacy/desk-schema";

import { parseInput } from "../context";
import { ServiceError } from "../errors";
import { keepText } from "./case-texts";
import { recipientAddress } from "./erasure/recipients/rows";
import { draftOf, sendLetter, writeLetter, type Desk } from "./letters";
import { namedTasks } from "./tasks/named-tasks";

const Channel = z.enum(["case_page", "e-mail", "post", "phone"]).optional();
/** What somebody sends in place of a text, of a letter, of the digest of a letter to approve, of that letter once approved, and of tasks for systems of the register. */
const STAND_INS = {
  text: z.strictObject({ text: z.string().max(20_000) }),
  letter: z.strictObject({ letter: z.strictObject({ kind: z.enum(NOTICE_KINDS), said: SaidInput, channel: Channel, /** Of a letter to a recipient of the data: to whom. */ recipientId: z.string().max(80).optional() }) }),
  draft: z.strictObject({ draft: z.strictObject({ kind: z.enum(NOTICE_KINDS), said: SaidInput }) }),
  systems: z.strictObject({ systems: z.array(z.string().max(80)).max(500) }),
  system: z.strictObject({ system: z.string().max(80) }),
  approved: z.strictObject({ approved: z.strictObject({ contentSha256: Sha256, channel: Channel }) }),
};

/** What names a letter that was sent or a text that is kept. Taken from outside it would be a letter nobody wrote, sent when it suits. */
const MADE_HERE = ["noticeId", "textId"];

/**
 * Turns what a person sent into the data of an act: `{ text }` is kept under the case's key and becomes its reference;
 * `{ letter }` is written and sent and becomes its notice; `{ draft }` is written and becomes its digest; `{ approved }`
 * sends the letter of that digest as it was; `{ systems }` becomes a task for each, `{ system }` one task. All in the caller's transaction: where the act is then refused, nothing was
 * kept and nothing is sent.
 */
export async function prepareData(desk: Desk, right: Right | null, value: unknown): Promise<unknown> {
  if (Array.isArray(value)) return inOrder(value, async (item) => prepareData(desk, right, item));
  if (typeof value !== "object" || value === null) return value;
  if (MADE_HERE.some((name) => name in value)) throw new ServiceError("INVALID", "A notice or a text by its id is made here and never sent in: send the letter or the text itself.", [{ field: "data", code: "MADE_HERE", message: "Send { letter } or { text }." }]);
  const [key] = Object.keys(value);
  const isStandIn = Object.keys(value).length === 1 && key !== undefined && key in STAND_INS;
  if (isStandIn) return standIn(desk, right, key as keyof typeof STAND_INS, value);
  const members = await inOrder(Object.entries(value), async ([name, member]) => [name, await prepareData(desk, right, member)] as const);
  return Object.fromEntries(members);
}

async function standIn(desk: Desk, right: Right | null, key: keyof typeof STAND_INS, value: object): Promise<unknown> {
  if (key === "text") {
    const { text } = parseInput(STAND_INS.text, value);
    return { textId: await keepText(desk.tx, { orgId: desk.ctx.orgId, requestId: desk.requestId, now: desk.ctx.now }, "reason", text), length: text.trim().length };
  }
  if (key === "systems") return namedTasks(desk.tx, desk.ctx.orgId, right, parseInput(STAND_INS.systems, value).systems);
  if (key === "system") return (await namedTasks(desk.tx, desk.ctx.orgId, right, [parseInput(STAND_INS.system, value).system]))[0];
  if (key === "approved") {
    const { approved } = parseInput(STAND_INS.approved, value);
    return sendLetter(desk, await draftOf(desk, right, approved.contentSha256), approved.channel);
  }
  if (key === "draft") {
    const { draft } = parseInput(STAND_INS.draft, value);
    return (await writeLetter(desk, right, draft.kind, draft.said)).contentSha256;
  }
  const { letter } = parseInput(STAND_INS.letter, value);
  const recipient = letter.recipientId === undefined ? null : await recipientAddress(desk.tx, { orgId: desk.ctx.orgId, requestId: desk.requestId }, letter.recipientId);
  return sendLetter(desk, await writeLetter(desk, right, letter.kind, letter.said), letter.channel, recipient);
}

async function inOrder<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}
