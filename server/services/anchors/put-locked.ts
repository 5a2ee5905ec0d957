import { createHash } from "node:crypto";

import { AwsClient } from "aws4fetch";

import { sameBytes } from "@/server/domain/ledger/bytes";

import { boundedFetch, CopyDiffers, TargetError } from "./bounded-fetch";
import type { BucketTarget } from "./targets";

const DAY_MS = 86_400_000;

/**
 * Puts an object that nobody can overwrite or delete before its time (S3 Object Lock, compliance mode). An object that is
 * there already must be the same, byte for byte: then an earlier try got through.
 *
 * Throws `CopyDiffers`, final, where other bytes lie under this name; `TargetError` `BUCKET_STATUS`; as `boundedFetch`.
 */
export async function putLocked(bucket: BucketTarget, name: string, bytes: Uint8Array, now: Date): Promise<void> {
  const digest = createHash("sha256").update(bytes).digest();
  const put = await send(bucket, name, {
    method: "PUT", body: Buffer.from(bytes),
    headers: {
      "if-none-match": "*", "x-amz-content-sha256": digest.toString("hex"), "x-amz-checksum-sha256": digest.toString("base64"),
      "x-amz-object-lock-mode": "COMPLIANCE", "x-amz-object-lock-retain-until-date": new Date(now.getTime() + bucket.retentionDays * DAY_MS).toISOString(),
    },
  });
  if (put.status >= 200 && put.status < 300) return;
  if (put.status !== 412) throw new TargetError("BUCKET_STATUS", `the bucket answered HTTP ${put.status} to ${name}`);
  const there = await send(bucket, name, { method: "GET" });
  if (there.status !== 200) throw new TargetError("BUCKET_STATUS", `${name} lies in the bucket and cannot be read: HTTP ${there.status}`);
  if (!sameBytes(there.body, bytes)) throw new CopyDiffers(name, there.body);
}

/** The bytes of an object, null where there is none. Throws as `putLocked`. */
export async function getLocked(bucket: BucketTarget, name: string): Promise<Uint8Array | null> {
  const { status, body } = await send(bucket, name, { method: "GET" });
  if (status === 404) return null;
  if (status !== 200) throw new TargetError("BUCKET_STATUS", `the bucket answered HTTP ${status} to ${name}`);
  return body;
}

async function send({ url, keyId, secret, region }: BucketTarget, name: string, init: RequestInit) {
  const client = new AwsClient({ accessKeyId: keyId, secretAccessKey: secret, region, service: "s3", retries: 0 });
  return boundedFetch(await client.sign(`${url}/${name}`, init), { timeoutMs: 30_000, maxBytes: 64 << 20 });
}
