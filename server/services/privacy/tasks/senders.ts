import type { TaskMethod } from "@/server/domain/privacy/case/vocabulary";
import type { DataSystem, Identifier } from "@/server/domain/privacy/systems/schema";

import { runQuery } from "./run-query";
import { sendOpenDsr } from "../protocols/send-opendsr";
import { sendWebhook } from "./send-webhook";
import type { TaskRow } from "./rows";

/** What a sender works with. `deliveryId` is the same for every try of one task. */
export type Work = { orgId: string; now: Date; deliveryId: string; task: TaskRow; /** The person was made up for a rehearsal. */ isDrill: boolean; system: DataSystem; identifiers: Identifier[]; secrets: { webhook: string[]; database: string | undefined } };
type Collected = { name: string; mediaType: string; bytes: Uint8Array };
/**
 * What came of one try. `accepted` is a promise of the system and no more; `done` only where the sender did it itself;
 * `again` is tried later, having reached the system (`status`) or not; `failed` is for a person.
 */
export type Sent =
  | { result: "accepted"; status: number }
  | { result: "done"; method: TaskMethod; records: number; files: Collected[] }
  | { result: "again"; reached: boolean; status: number | null; problem: string }
  | { result: "failed"; status: number | null; problem: string };
export type Sender = (work: Work) => Promise<Sent>;

/** One sender a kind of connector that is no person. A kind without one becomes a person's task at once. */
export const SENDERS: { webhook: Sender; sql: Sender; opendsr: Sender } = { webhook: sendWebhook, sql: runQuery, opendsr: sendOpenDsr };
