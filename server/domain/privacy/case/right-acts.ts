import { z } from "zod";

import { ClaimedGround, Day, Fact, Instant, Key, Notice, Sha256, Task, Tasks, TextRef } from "./parts";
import { ANSWERS, TASK_METHODS } from "./vocabulary";

const FeeQuoted = z.strictObject({
  because: z.enum(["manifestly_unfounded", "excessive_repetitive", "excessive_abusive", "further_copy"]), facts: z.array(Fact).max(10),
  amountCents: z.int().positive(), currency: z.string().regex(/^[A-Z]{3}$/), costBasis: TextRef, notice: Notice,
});
const Withheld = ClaimedGround.extend({ itemId: Key });
const ExceptionGranted = Withheld.extend({ endsOn: Day.nullable(), whyNoEnd: TextRef.nullable() });
const AnswerPrepared = z.strictObject({
  /** `contentSha256` is the letter's, which quotes that of the package. */
  outcome: z.enum(ANSWERS), contentSha256: Sha256, packageSha256: Sha256.optional(),
  /** That the data of other people in it were looked for, and what was blacked out. */
  thirdPartyChecked: z.boolean(), redactions: z.array(z.strictObject({ reason: Key, count: z.int().positive() })).max(50),
  grounds: z.array(ClaimedGround).max(10), withheld: z.array(Withheld).max(500),
  searched: z.strictObject({ systems: z.int().nonnegative(), identifiers: z.int().nonnegative() }).nullable(),
});
const BackupSet = z.strictObject({ backupSetId: Key, expiresOn: Day });

/** What can be done about one right of a request: command, event, and what both carry. */
export const RIGHT_ACTS = {
  extend: { event: "extended", data: z.strictObject({ because: z.enum(["complexity", "number_of_requests"]), reasons: TextRef, notice: Notice }) },
  ask_clarification: { event: "clarification_asked", data: z.strictObject({ systems: z.int().positive(), records: z.int().positive(), justification: TextRef, question: TextRef, notice: Notice }) },
  answer_clarification: { event: "clarification_answered", data: z.strictObject({ answeredAt: Instant, narrowed: z.boolean() }) },
  quote_fee: { event: "fee_quoted", data: FeeQuoted },
  settle_fee: { event: "fee_settled", data: z.strictObject({ result: z.enum(["paid", "waived"]), settledAt: Instant }) },
  plan_erasure: { event: "erasure_planned", data: z.strictObject({ plan: TextRef, itemCount: z.int().nonnegative(), tasks: Tasks.min(1) }) },
  /** Of an erasure it approves the plan of `planSeq`, whose tasks count; of every other right it names the tasks. */
  start_fulfilment: { event: "fulfilment_started", data: z.strictObject({ planSeq: z.int().positive().nullable(), tasks: Tasks }) },
  complete_task: { event: "task_completed", data: z.strictObject({ taskId: Key, method: z.enum(TASK_METHODS), records: z.int().nonnegative(), receiptSha256: Sha256 }) },
  grant_exception: { event: "exception_granted", data: ExceptionGranted },
  end_exception: { event: "exception_ended", data: z.strictObject({ itemId: Key, because: z.enum(["end_date", "ground_gone"]), task: Task, notice: Notice.nullable() }) },
  prepare_answer: { event: "answer_prepared", data: AnswerPrepared },
  return_answer: { event: "answer_returned", data: z.strictObject({ reasons: TextRef }) },
  approve_answer: { event: "answered", data: z.strictObject({ preparedSeq: z.int().positive(), notice: Notice }) },
  /** `publicSteps`: what was done to tell others, where the data had been made public (Art. 17(2)). */
  list_recipients: { event: "recipients_listed", data: z.strictObject({ recipientIds: z.array(Key).max(500), whyNone: TextRef.nullable(), publicSteps: TextRef.nullable() }) },
  settle_recipient: { event: "recipient_settled", data: z.strictObject({ recipientId: Key, result: z.enum(["notified", "impossible", "disproportionate"]), reason: TextRef.nullable(), notice: Notice.nullable() }) },
  list_backups: { event: "backups_listed", data: z.strictObject({ sets: z.array(BackupSet).max(200), whyNone: TextRef.nullable() }) },
  expire_backup: { event: "backup_expired", data: z.strictObject({ backupSetId: Key }) },
  restrict: { event: "restricted", data: z.strictObject({ because: z.enum(["accuracy_contested", "unlawful", "needed_for_claims", "objection_pending"]), systemIds: z.array(Key).min(1).max(500) }) },
  announce_lifting: { event: "lifting_announced", data: z.strictObject({ reasons: TextRef, notice: Notice }) },
  lift_restriction: { event: "restriction_lifted", data: z.strictObject({}) },
  confirm_withdrawal: { event: "withdrawal_confirmed", data: z.strictObject({ notice: Notice }) },
} as const;
