import { createHash } from "node:crypto";

import { and, eq, inArray } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { csvMappings } from "@/db/schema/evidence";
import { fingerprint } from "@/server/domain/evidence/fingerprint";
import type { Issue, Recognition } from "@/server/domain/evidence/record";
import { MAX_PARSED_BYTES, type PushItem } from "@/server/domain/evidence/schema";
import { blobSize, readBlob } from "@/server/storage/blob-store";

import type { ServiceContext } from "../context";
import { recogniseApart } from "./recognise-apart";

export type ReadItem = {
  /** Who sent it. */
  ctx: ServiceContext;
  /** As sent, with the saved mapping it names put in. */
  item: PushItem;
  fingerprint: string;
  sha256: string;
  sizeBytes: number;
  /** The bytes where they came with the request; undefined where they are already in the store. */
  bytes: Uint8Array | undefined;
  recognition: Recognition;
};

const NOTHING: Recognition = { format: null, tool: null, records: [], facts: {}, issues: [] };

/** Gets the items' bytes, digests them and reads their records. Stores nothing. */
export async function readItems(ctx: ServiceContext, items: PushItem[]): Promise<ReadItem[]> {
  const mappings = await savedMappings(ctx, items.flatMap((item) => item.mappingName ?? []));
  return Promise.all(items.map(async (given) => {
    const item: PushItem = { ...given, mapping: given.mapping ?? (given.mappingName ? mappings.get(given.mappingName) : undefined) };
    const read = await readItem(ctx.orgId, item);
    return { ...read, ctx, item, fingerprint: fingerprint(read.sha256, item) };
  }));
}

async function savedMappings(ctx: ServiceContext, names: string[]): Promise<Map<string, PushItem["mapping"]>> {
  if (names.length === 0) return new Map();
  const rows = await withOrg(ctx.orgId, async (tx) => tx.select().from(csvMappings).where(and(eq(csvMappings.orgId, ctx.orgId), inArray(csvMappings.name, names))));
  return new Map(rows.map((row) => [row.name, row.mapping]));
}

type ReadBytes = Pick<ReadItem, "sha256" | "sizeBytes" | "bytes" | "recognition">;

async function readItem(orgId: string, item: PushItem): Promise<ReadBytes> {
  if ("sha256" in item.content) return readStored(orgId, item.content.sha256, item);
  const bytes = contentBytes(item.content);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { sha256, sizeBytes: bytes.length, bytes, recognition: await read(bytes, item) };
}

async function readStored(orgId: string, sha256: string, item: PushItem): Promise<ReadBytes> {
  const sizeBytes = await blobSize(orgId, sha256);
  if (sizeBytes === undefined) {
    const message = "No uploaded file has this digest. Upload it first, then name it.";
    return { sha256, sizeBytes: 0, bytes: undefined, recognition: { ...NOTHING, issues: [{ level: "error", code: "FILE_NOT_UPLOADED", message, field: "content.sha256" }] } };
  }
  if (sizeBytes > MAX_PARSED_BYTES) return { sha256, sizeBytes, bytes: undefined, recognition: tooLargeToRead(item, sizeBytes) };
  return { sha256, sizeBytes, bytes: undefined, recognition: await read(await readBlob(orgId, sha256), item) };
}

async function read(bytes: Uint8Array, item: PushItem): Promise<Recognition> {
  const provenance = item.provenance ?? {};
  const recognition = await recogniseApart(bytes, {
    kind: item.kind, timezone: provenance.timezone, csvMapping: item.mapping, now: provenance.extractedAt,
  });
  if (!item.asDocument || bytes.length === 0) return recognition;
  return recognition.format === null ? { ...NOTHING, issues: [documentIssue] } : recognition;
}

const documentIssue: Issue = {
  level: "info", code: "KEPT_AS_DOCUMENT", message: "Kept as a document for people to read. It holds no records, so it moves no verdict.",
};

function tooLargeToRead(item: PushItem, sizeBytes: number): Recognition {
  if (item.asDocument) return { ...NOTHING, issues: [documentIssue] };
  const message = `The file has ${sizeBytes} bytes; records are read from files of up to ${MAX_PARSED_BYTES}. Split it, or send it with asDocument: true.`;
  return { ...NOTHING, issues: [{ level: "error", code: "TOO_LARGE_TO_READ", message, expected: `at most ${MAX_PARSED_BYTES} bytes` }] };
}

function contentBytes(content: Exclude<PushItem["content"], { sha256: string }>): Uint8Array {
  if ("text" in content) return Buffer.from(content.text, "utf8");
  if ("base64" in content) return Buffer.from(content.base64, "base64");
  return Buffer.from(JSON.stringify(content.json), "utf8");
}
