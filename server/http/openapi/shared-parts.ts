import type { Parameter } from "./operation";

/** Headers of answers, by name. */
export const HEADERS = {
  "X-Request-Id": { description: "Id of this request, in our logs too.", schema: { type: "string", format: "uuid" } },
  "Idempotent-Replayed": { description: "`true` where this is the kept answer to an earlier request with the same Idempotency-Key.", schema: { type: "string", const: "true" } },
  "Retry-After": { description: "Seconds to wait.", schema: { type: "integer", minimum: 1 } },
  "Repr-Digest": { description: "SHA-256 of the file, as `sha-256=:…:` in base64 (RFC 9530).", schema: { type: "string" } },
  "Content-Disposition": { description: "`attachment` with the file's name.", schema: { type: "string" } },
  "Cache-Control": { description: "A full tile never changes: `private, max-age=31536000, immutable`. Everything else is not to be kept.", schema: { type: "string" } },
  "ETag": { description: "The file's SHA-256 in quotation marks, for If-Range.", schema: { type: "string" } },
  "Accept-Ranges": { description: "A broken download can be gone on with.", schema: { type: "string", const: "bytes" } },
  "Content-Range": { description: "Which bytes these are, of how many.", schema: { type: "string" } },
  "Location": { description: "Where to ask how far it is.", schema: { type: "string", format: "uri-reference" } },
};

/** Request headers that more than one operation takes, by name. */
export const PARAMETERS: Record<string, Parameter> = {
  IdempotencyKey: {
    name: "Idempotency-Key", in: "header", required: false, schema: { type: "string", minLength: 1, maxLength: 255 }, example: "nightly-backup-2026-03-05",
    description: "Makes a retry safe: the same key with the same body gives the first answer again for 24 hours. With another body it is 422; while the first still runs, 409. A refusal is not kept, so a mended request may use the key again.",
  },
  ContentDigest: {
    name: "Content-Digest", in: "header", required: false, schema: { type: "string", pattern: "sha-256=:[A-Za-z0-9+/]{43}=:" }, example: "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:",
    description: "SHA-256 of the body (RFC 9530). Where it is not what arrived, nothing is kept.",
  },
  ContentSha256: {
    name: "X-Content-SHA256", in: "header", required: false, schema: { type: "string", pattern: "^[0-9A-Fa-f]{64}$" },
    description: "The same as 64 hexadecimal digits, for senders that find base64 hard.",
  },
};

export const SECURITY = {
  apiKey: { type: "http", scheme: "bearer", bearerFormat: "prk_…", description: "An API key, made under Settings → API keys. Only in this header; a key in the address is refused." },
  apiKeyBasic: { type: "http", scheme: "basic", description: "The key as the password, for systems of controllers that can send no other. OpenDSR only." },
};

export const TAGS = [
  { name: "Evidence", description: "Put evidence in, and read what is there." },
  { name: "Controls", description: "The organization's controls and how they are judged." },
  { name: "Reports", description: "Reports as PDF: ask for one, wait for it, download it." },
  { name: "Ledger", description: "The organization's log as C2SP tlog-tiles: checkpoints, tiles, proofs. Whoever has the log's key from another place can check them without us. And where its heads stand outside this server." },
  { name: "Packs", description: "Auditor packs: evidence with its proofs, to be checked offline by somebody who trusts nobody here." },
  { name: "Privacy", description: "Requests of persons about their data: by when they must be answered, who must be erased again after a restore, whom not to take up again." },
  { name: "OpenDSR", description: "Requests between controllers and processors by OpenDSR 2.0 and OpenGDPR 1.0: the organization as a processor, and the address where its own processors call back." },
  { name: "Shops", description: "Messages of shops about their customers, as Shopify sends them to apps." },
  { name: "Description", description: "Try a key; read this document and the schema of the native form, which need none." },
];
