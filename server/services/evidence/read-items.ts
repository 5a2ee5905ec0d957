import { createHash } from "node:crypto";

import { and, eq, inArray } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { csvMappings } from "@/db/schema/evidence";
import { fingerprint } from "@/server/domain/evidence/fingerprint";
import type { Recognition } from "@/server/domain/evidence/record";
import type { PushItem } from "@/server/domain/evidence/schema";

import { mappingInReach } from "../access/reach";
import type { ServiceContext } from "../context";
import { readRecords } from "./read-records";
import { StoredFiles } from "./read-stored";

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

/**
 * Gets the items' bytes, digests them and reads their records. Stores nothing. One item after the other, so that a batch
 * holds one stored file at a time; items that read the same file the same way share one reading.
 */
export async function readItems(ctx: ServiceContext, items: PushItem[]): Promise<ReadItem[]> {
  const mappings = await savedMappings(ctx, items.flatMap((item) => item.mappingName ?? []));
  const stored = new StoredFiles(ctx.orgId);
  const read: ReadItem[] = [];
  for (const given of items) {
    const item: PushItem = { ...given, mapping: given.mapping ?? (given.mappingName ? mappings.get(given.mappingName) : undefined) };
    const result = await readItem(stored, item);
    read.push({ ...result, ctx, item, fingerprint: fingerprint(result.sha256, item) });
  }
  return read;
}

async function savedMappings(ctx: ServiceContext, names: string[]): Promise<Map<string, PushItem["mapping"]>> {
  if (names.length === 0) return new Map();
  const rows = await withOrg(ctx.orgId, async (tx) => tx.select().from(csvMappings).where(and(eq(csvMappings.orgId, ctx.orgId), inArray(csvMappings.name, names), mappingInReach(ctx))));
  return new Map(rows.map((row) => [row.name, row.mapping]));
}

type ReadBytes = Pick<ReadItem, "sha256" | "sizeBytes" | "bytes" | "recognition">;

async function readItem(stored: StoredFiles, item: PushItem): Promise<ReadBytes> {
  if ("sha256" in item.content) return { ...(await stored.read(item.content.sha256, item)), bytes: undefined };
  const bytes = contentBytes(item.content);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { sha256, sizeBytes: bytes.length, bytes, recognition: await readRecords({ sizeBytes: bytes.length, load: async () => bytes }, item) };
}

function contentBytes(content: Exclude<PushItem["content"], { sha256: string }>): Uint8Array {
  if ("text" in content) return Buffer.from(content.text, "utf8");
  if ("base64" in content) return Buffer.from(content.base64, "base64");
  return Buffer.from(JSON.stringify(content.json), "utf8");
}
