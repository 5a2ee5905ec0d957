import { ListEvidenceInput, MAX_BATCH_ITEMS, MAX_FILE_BYTES, MAX_PARSED_BYTES } from "@/server/domain/evidence/schema";

import { fieldSchemas } from "./components";
import { file, IDEMPOTENCY_KEY, json, jsonBody, operation, pathParameter, type Paths } from "./operation";
import { PUSH_EXAMPLES } from "./push-examples";

const ID = pathParameter("id", "Id of the evidence.", "ev_01j9z3k5m7n9p1q3r5s7t9v1w3");
const tag = "Evidence";

export function evidencePaths(): Paths {
  return {
    "/api/v1/evidence": {
      get: operation({
        id: "listEvidence", tag, summary: "List evidence", scope: "evidence:read", problems: [400],
        description: "Newest receipt first, page by page: pass `nextCursor` as `cursor`. Page 1,000 costs what page 1 costs.",
        parameters: fieldSchemas(ListEvidenceInput).map((field) => ({ ...field, in: "query" as const })),
        replies: { 200: json("A page.", "EvidenceLines") },
      }),
      post: pushOne,
    },
    "/api/v1/evidence/batch": { post: pushBatch },
    "/api/v1/evidence/{id}": {
      get: operation({ id: "getEvidence", tag, summary: "One evidence in full", scope: "evidence:read", parameters: [ID], problems: [400, 404], replies: { 200: json("With its records, provenance, versions and ledger position.", "EvidenceInFull") } }),
    },
    "/api/v1/evidence/{id}/file": {
      get: operation({
        id: "downloadEvidence", tag, summary: "The bytes as received", scope: "evidence:read", parameters: [ID], problems: [400, 404, 410],
        description: "Each download is on record.", replies: { 200: file("The file.", "application/octet-stream") },
      }),
    },
    "/api/v1/files": { post: uploadFile },
  };
}

const pushOne = operation({
  id: "pushEvidence", tag, summary: "Push one item", scope: "evidence:push", problems: [400, 409, 413],
  description: "The item is read, answered and stored at once. The same content pushed twice is one item: the second answer is `duplicate`.",
  parameters: [IDEMPOTENCY_KEY, { name: "dry_run", in: "query", required: false, schema: { type: "string", enum: ["true", "false"], default: "false" }, description: "`true`: say what would happen and store nothing." }],
  body: jsonBody("PushItem", PUSH_EXAMPLES),
  replies: {
    200: json("A duplicate, or the answer to a dry run.", "PushResult", "Idempotent-Replayed"),
    201: json("Stored, with its ledger entry.", "PushResult", "Idempotent-Replayed"),
    422: {
      description: "Refused; nothing is stored. `issues` says which field of which record, and what is expected. As problem details where the Idempotency-Key was used for another request.",
      headers: json("", "PushResult").headers,
      content: { "application/json": { schema: { $ref: "#/components/schemas/PushResult" } }, "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
    },
  },
});

const pushBatch = operation({
  id: "pushBatch", tag, summary: `Push up to ${MAX_BATCH_ITEMS} items`, scope: "evidence:push", problems: [400, 409, 413, 422],
  description: "Each item is answered by itself, in the order sent. What is accepted is stored in one transaction; a refused item leaves nothing.",
  parameters: [IDEMPOTENCY_KEY],
  body: jsonBody("PushBatch", { two: { summary: "Two items, dry run", value: { items: [PUSH_EXAMPLES.native.value, PUSH_EXAMPLES.text.value], dryRun: true } } }),
  replies: {
    200: json("Every item is in.", "PushResults", "Idempotent-Replayed"),
    207: json("Some items are refused: see each `status`.", "PushResults", "Idempotent-Replayed"),
  },
});

const uploadFile = operation({
  id: "uploadFile", tag, summary: "Upload a file's bytes", scope: "evidence:push", problems: [400, 413],
  description: `Streams up to ${MAX_FILE_BYTES} bytes to the store. Name the digest of the answer in a push, as \`content.sha256\`; a file no push names is swept after a day. Records are read from files of up to ${MAX_PARSED_BYTES} bytes, a larger one is kept with \`asDocument\`.`,
  parameters: [{ $ref: "#/components/parameters/ContentDigest" }, { $ref: "#/components/parameters/ContentSha256" }],
  body: { required: true, content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } } },
  replies: { 201: json("Stored under this digest.", "StoredFile") },
});
