import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";

import { and, eq, inArray } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { smallBlobs } from "@/db/schema/evidence";
import { SealedFileDamaged } from "@/server/domain/crypto/sealed-file";
import { PackError } from "@/server/domain/packs/error";
import type { PackPart } from "@/server/domain/packs/write-zip";
import { blobSize, readStream } from "@/server/storage/blob-store";
import { fileSubject, type OrgKeys } from "@/server/storage/org-keys";

import { openSmall } from "../evidence/small-bytes";
import { openKeys } from "../ledger/open-keys";
import type { Spool } from "./spool";

export type WantedFile = { sha256: string; size: number; index: number };

/**
 * Brings received files into a pack, opened, each digest once. Small ones stand beside the rows and are copied; large ones are
 * read through once here, for their check sum, and again when the pack is written: no copy of 20 GB in between.
 */
export class FileCollector {
  private readonly known = new Map<string, string | null>();
  private readonly large: PackPart[] = [];
  /** Files in the pack so far. */
  count = 0;

  /** @param names where files stand that have a name of their own, by digest */
  constructor(private readonly orgId: string, private readonly spool: Spool, private readonly names: ReadonlyMap<string, string> = new Map()) {}

  /**
   * @returns the path of each file by its digest, null where the store does not have it any more or its key is gone
   *
   * Throws `FILE_CHANGED` where stored bytes are not those that the ledger committed to.
   */
  async collect(wanted: readonly WantedFile[]): Promise<ReadonlyMap<string, string | null>> {
    const fresh = [...new Map(wanted.filter(({ sha256 }) => !this.known.has(sha256)).map((file) => [file.sha256, file])).values()];
    const small = await this.smallOnes(fresh.map((file) => file.sha256));
    const keys = await openKeys(this.orgId);
    for (const file of fresh) {
      const path = keys.has(fileSubject(file.sha256)) ? await this.keep(file, small.get(file.sha256), keys) : null;
      this.known.set(file.sha256, path);
      if (path) this.count += 1;
    }
    return this.known;
  }

  parts(): PackPart[] {
    return this.large;
  }

  private pathOf({ sha256 }: WantedFile): string {
    return this.names.get(sha256) ?? `files/${sha256}`;
  }

  private async smallOnes(digests: string[]): Promise<Map<string, Uint8Array>> {
    if (digests.length === 0) return new Map();
    const rows = await withOrg(this.orgId, async (tx) => tx.select().from(smallBlobs).where(and(eq(smallBlobs.orgId, this.orgId), inArray(smallBlobs.sha256, digests))));
    return new Map(rows.map((row) => [row.sha256, row.bytes]));
  }

  private async keep(file: WantedFile, sealed: Uint8Array | undefined, keys: OrgKeys): Promise<string | null> {
    try {
      return sealed ? await this.keepSmall(file, openSmall(keys, this.orgId, file.sha256, sealed)) : await this.keepLarge(file);
    } catch (error) {
      throw error instanceof SealedFileDamaged ? changed(file) : error;
    }
  }

  private async keepSmall(file: WantedFile, bytes: Uint8Array): Promise<string> {
    if (bytes.length !== file.size || createHash("sha256").update(bytes).digest("hex") !== file.sha256) throw changed(file);
    const path = this.pathOf(file);
    await this.spool.add(path, bytes);
    return path;
  }

  private async keepLarge(file: WantedFile): Promise<string | null> {
    const size = await blobSize(this.orgId, file.sha256);
    if (size === undefined) return null;
    const open = () => readStream(this.orgId, file.sha256);
    const hash = createHash("sha256");
    let crc = 0;
    for await (const chunk of open() as AsyncIterable<Uint8Array>) {
      hash.update(chunk);
      crc = crc32(chunk, crc);
    }
    if (size !== file.size || hash.digest("hex") !== file.sha256) throw changed(file);
    const path = this.pathOf(file);
    this.large.push({ path, size, crc, sha256: file.sha256, open });
    return path;
  }
}

function changed({ sha256, index }: WantedFile): PackError {
  return new PackError("FILE_CHANGED", `The stored file ${sha256} is not the one that entry ${index} of the ledger committed to. No pack with it can be made until this is repaired.`);
}
