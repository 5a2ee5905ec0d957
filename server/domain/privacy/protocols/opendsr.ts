import { z } from "zod";

import { momentInput, toldMoment } from "../../times/schema";

/** OpenDSR 2.0, and OpenGDPR 1.0 under whose names requests, answers and callbacks still travel: the specification wants both honoured (10.1). */
export const DIALECTS = {
  opendsr: { version: "2.0", domainHeader: "x-opendsr-processor-domain", signatureHeader: "x-opendsr-signature" },
  opengdpr: { version: "1.0", domainHeader: "x-opengdpr-processor-domain", signatureHeader: "x-opengdpr-signature" },
} as const;
export type Dialect = keyof typeof DIALECTS;
export const DIALECT_NAMES = ["opendsr", "opengdpr"] as const satisfies Dialect[];

export const OPENDSR_TYPES = ["access", "portability", "erasure"] as const;
export type OpenDsrType = (typeof OPENDSR_TYPES)[number];
export const OPENDSR_STATUSES = ["pending", "in_progress", "completed", "cancelled"] as const;
export type OpenDsrStatus = (typeof OPENDSR_STATUSES)[number];

export const IDENTITY_KEYS = [
  "controller_customer_id", "android_advertising_id", "android_id", "email", "fire_advertising_id", "ios_advertising_id", "ios_vendor_id",
  "microsoft_advertising_id", "microsoft_publisher_id", "roku_publisher_id", "roku_advertising_id",
] as const;
export const IDENTITY_FORMATS = ["raw", "sha1", "md5", "sha256"] as const;
/** As they are, and addresses also hashed: those a system can compare with its own. */
export const SUPPORTED_IDENTITIES = [
  ...IDENTITY_KEYS.map((identity_type) => ({ identity_type, identity_format: "raw" as const })),
  ...(["sha1", "md5", "sha256"] as const).map((identity_format) => ({ identity_type: "email" as const, identity_format })),
];

/** An id as the specification has it: version 4, in lower case. */
export const SubjectRequestId = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, "is a UUID of version 4 in lower case");
const Url = z.string().max(2000);
const SubjectIdentity = z.object({ identity_type: z.enum(IDENTITY_KEYS), identity_value: z.string().trim().min(1).max(250), identity_format: z.enum(IDENTITY_FORMATS) })
  .refine((given) => SUPPORTED_IDENTITIES.some((known) => known.identity_type === given.identity_type && known.identity_format === given.identity_format), "is not a supported type and format: see discovery");
export type SubjectIdentity = z.infer<typeof SubjectIdentity>;

// What it does not know it passes over: extensions for others, and fields of versions to come.
const Submitted = z.object({
  subject_request_id: SubjectRequestId,
  subject_request_type: z.enum(OPENDSR_TYPES),
  submitted_time: momentInput("is a time as in RFC 3339"),
  subject_identities: z.array(SubjectIdentity).min(1, "names at least one identity").max(20, "names 20 identities at most"),
  api_version: z.string().max(20).optional(),
  status_callback_urls: z.array(Url).max(5, "names 5 addresses at most").default([]),
});
const Regulation = z.literal("gdpr", { error: "is required, and only gdpr is supported" });

/** A request as a controller sends it. `regulation` came with 2.0; before there was only one. */
export const SUBMITTED = { opendsr: Submitted.extend({ regulation: Regulation }), opengdpr: Submitted.extend({ regulation: Regulation.optional() }) } as const;
export type SubmittedRequest = z.infer<typeof Submitted>;

const Time = toldMoment("is a time as in RFC 3339");
/** What a processor answers about itself. */
export const Discovery = z.object({
  api_version: z.string().max(20),
  supported_identities: z.array(z.object({ identity_type: z.string().max(60), identity_format: z.string().max(20) })).max(200),
  supported_subject_request_types: z.array(z.string().max(40)).max(20),
  processor_certificate: Url,
});
export type Discovery = z.infer<typeof Discovery>;

/** What a processor answers to a request it took. `encoded_request` is not read: a controller must not keep it. */
export const Accepted = z.object({ controller_id: z.string().max(300), expected_completion_time: Time, received_time: Time, subject_request_id: SubjectRequestId });

/** What a processor answers to a cancellation. */
export const Cancelled = Accepted.omit({ expected_completion_time: true });

/** Where a request stands, as asked for or called back. `extensions` is ours: how it ended, for which the specification has no word. */
export const StatusMessage = z.object({
  controller_id: z.string().max(300), expected_completion_time: Time, subject_request_id: SubjectRequestId, request_status: z.enum(OPENDSR_STATUSES),
  status_callback_url: Url.optional(), results_url: Url.optional(), results_count: z.int().min(0).max(1_000_000_000).optional(),
  extensions: z.record(z.string().max(253), z.record(z.string().max(60), z.unknown())).optional(),
});
export type StatusMessage = z.infer<typeof StatusMessage>;
