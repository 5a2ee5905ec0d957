import { ListOrdersInput, ListSuppressionsInput } from "@/server/domain/privacy/erasure/schema";

import { fieldSchemas } from "./components";
import { IDEMPOTENCY_KEY, json, jsonBody, operation, type Parameter, type Paths } from "./operation";

const tag = "Privacy";
const query = (fields: ReturnType<typeof fieldSchemas>): Parameter[] => fields.map((field) => ({ ...field, in: "query" }));
const REPORT = { system: "sys_01j9z3k5m7n9p1q3r5s7t9v1w3", since: "2026-03-01T00:00:00Z", done: [{ requestId: "dsr_01j9z3k5m7n9p1q3r5s7t9v1w3", taskId: "tsk_01j9z3k5m7n9p1q3r5s7t9v1w3", records: 4, method: "deleted" }] };

export function erasurePaths(): Paths {
  return {
    "/api/v1/privacy/erasures": {
      get: operation({
        id: "listErasures", tag, summary: "Who must be erased again since a moment", scope: "privacy:replay", problems: [400], parameters: query(fieldSchemas(ListOrdersInput)), replies: { 200: json("A page, in the order of approval.", "ErasureOrders") },
        description: "For a system that was restored from a backup: ask with a moment before the backup was made, erase these people again, and report it. Each call is on record.",
      }),
    },
    "/api/v1/privacy/erasures/replays": {
      post: operation({
        id: "reportReplay", tag, summary: "Report what a restored system erased again", scope: "privacy:replay", problems: [400, 409, 413, 422], parameters: [IDEMPOTENCY_KEY],
        body: jsonBody("ReportReplay", { done: { summary: "One person erased again", value: REPORT } }), replies: { 201: json("Kept, with its entry in the ledger.", "ReplayKept", "Idempotent-Replayed") },
      }),
    },
    "/api/v1/privacy/suppressions": {
      get: operation({ id: "listSuppressions", tag, summary: "Keyed hashes of everybody who is suppressed", scope: "privacy:suppress", problems: [400], parameters: query(fieldSchemas(ListSuppressionsInput)), replies: { 200: json("A page.", "SuppressionLines") } }),
    },
    "/api/v1/privacy/suppressions/check": {
      post: operation({
        id: "checkSuppressions", tag, summary: "Whether people must not be taken up again or written to", scope: "privacy:suppress", problems: [400, 413],
        description: "Before an import or a mailing. Up to 1,000 identifiers a call, 500 calls an hour a key. E-mail addresses are compared in lower case and Unicode NFC, phone numbers as E.164; the rest as it is, without space around.",
        body: jsonBody("CheckSuppressions", { two: { summary: "Two identifiers", value: { identifiers: [{ type: "email", value: "ada@example.org" }, { type: "phone", value: "+49 30 123456" }] } } }), replies: { 200: json("Match or no match, and nothing else.", "SuppressionMatches") },
      }),
    },
  };
}
