import { z } from "zod";

import { PAUSE_POLICIES } from "../case-events";
import { COUNTRY_CODES } from "../countries";
import { Day, Instant, Key, Language, Notice, RightName, Sha256, TextRef } from "./parts";
import { CHANNELS, EMAIL_LOOP_GAPS, IDENTITY_ASKS, IDENTITY_METHODS, OBJECTS_TO, REOPENING_CAUSES, ROLES } from "./vocabulary";

const Claim = z.strictObject({ right: RightName, objectsTo: z.array(z.enum(OBJECTS_TO)).max(OBJECTS_TO.length) });

const Received = z.strictObject({
  /** When it reached the controller, by whichever way: not when somebody recorded it. */
  receivedAt: Instant, channel: z.enum(CHANNELS), regime: z.enum(["EU", "UK"]), zone: z.string().max(60), country: z.enum(COUNTRY_CODES), region: z.string().max(10).nullable(),
  pausePolicy: z.enum(PAUSE_POLICIES), role: z.enum(ROLES), language: Language,
  /** `knownAddress`: it came from, or names, an e-mail address the controller already had for this person. */
  requester: z.strictObject({ loggedIn: z.boolean(), knownAddress: z.boolean() }),
  wording: TextRef, evidenceSha256: Sha256, claims: z.array(Claim).min(1).max(8),
});

const IdentityAsked = z.strictObject({
  asks: z.array(z.enum(IDENTITY_ASKS)).min(1).max(IDENTITY_ASKS.length), doubt: TextRef, whatFor: TextRef, whyNotLess: TextRef,
  emailLoop: z.enum(EMAIL_LOOP_GAPS), harm: z.enum(["low", "medium", "high"]), notice: Notice,
});
const IdentitySettled = z.strictObject({
  method: z.enum(IDENTITY_METHODS), reason: TextRef.nullable(),
  /** For a request by an agent: the mandate, and that the person confirmed it. */
  mandate: z.strictObject({ documentSha256: Sha256, confirmedBySubject: z.boolean() }).nullable(),
});

/** What can be done about a request as a whole: command, event, and what both carry. */
export const REQUEST_ACTS = {
  receive: { event: "received", data: Received },
  acknowledge: { event: "acknowledged", data: z.strictObject({ notice: Notice }) },
  forward: { event: "forwarded", data: z.strictObject({ controllerId: Key, why: TextRef, notice: Notice }) },
  /** `why` is needed where the request was recorded as for another controller. */
  start_assessing: { event: "assessing_started", data: z.strictObject({ why: TextRef.nullable() }) },
  add_right: { event: "right_added", data: z.strictObject({ claim: Claim, receivedAt: Instant, because: z.enum(["read_in_wording", "asked_later"]) }) },
  ask_identity: { event: "identity_asked", data: IdentityAsked },
  remind_identity: { event: "identity_reminded", data: z.strictObject({ notice: Notice }) },
  answer_identity: { event: "identity_answered", data: z.strictObject({ answeredAt: Instant }) },
  settle_identity: { event: "identity_settled", data: IdentitySettled },
  propose_not_identifiable: { event: "not_identifiable_proposed", data: z.strictObject({ demonstration: TextRef }) },
  confirm_not_identifiable: { event: "not_identifiable_confirmed", data: z.strictObject({ notice: Notice.nullable(), whyNotTold: TextRef.nullable() }) },
  propose_lapse: { event: "lapse_proposed", data: z.strictObject({}) },
  confirm_lapse: { event: "lapsed", data: z.strictObject({ notice: Notice }) },
  withdraw: { event: "withdrawn", data: z.strictObject({ rights: z.array(RightName).min(1).max(8), proofSha256: Sha256 }) },
  link_duplicate: { event: "duplicate_linked", data: z.strictObject({ otherCaseId: Key }) },
  close: { event: "closed", data: z.strictObject({ retainUntil: Day }) },
  /** `dueOn` is the day an authority set. `linkId` is the complaint, order or message that gives the cause. */
  reopen: { event: "reopened", data: z.strictObject({ cause: z.enum(REOPENING_CAUSES), linkId: Key, rights: z.array(RightName).min(1).max(8), dueOn: Day.nullable() }) },
} as const;
