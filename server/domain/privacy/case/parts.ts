import { z } from "zod";

import { FACT_CODES } from "./grounds";
import { NOTICE_KINDS, NOTICE_PARTS } from "./notices";
import { RIGHTS } from "./vocabulary";

export const Key = z.string().trim().min(1).max(80);
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, "A SHA-256 in hexadecimal.");
/** Any day: a stored event that was once taken stays readable. What comes in is held to `refuseFarTimes` too. */
export const Day = z.iso.date();
/** Any instant, likewise. Stored events and wires have it as text with an offset. */
export const Instant = z.union([z.date(), z.iso.datetime({ offset: true }).transform((text) => new Date(text))]);
export const RightName = z.enum(RIGHTS);
export const Language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "A language tag such as de or pt-BR.");

/** A text somebody wrote. The caller stores it; a case knows its id and that it is not empty. */
export const TextRef = z.strictObject({ textId: Key, length: z.int().nonnegative() });
export type TextRef = z.infer<typeof TextRef>;

/** A notice as it went out. What it says is not here, only which parts it has and the hash of its bytes. */
export const Notice = z.strictObject({
  noticeId: Key, kind: z.enum(NOTICE_KINDS), language: Language, channel: z.enum(["case_page", "e-mail", "post", "phone"]),
  sentAt: Instant, contentSha256: Sha256, parts: z.array(z.enum(NOTICE_PARTS)).max(NOTICE_PARTS.length),
});
export type Notice = z.infer<typeof Notice>;

export const Fact = z.strictObject({ fact: z.enum(FACT_CODES), text: TextRef });
/** A ground as claimed: any code, so that what is no ground can be refused with a sentence that says why. */
export const ClaimedGround = z.strictObject({ ground: Key, facts: z.array(Fact).max(FACT_CODES.length) });
export type ClaimedGround = z.infer<typeof ClaimedGround>;
/** Work in one system. */
export const Task = z.strictObject({ taskId: Key, systemId: Key });
export const Tasks = z.array(Task).max(500);
