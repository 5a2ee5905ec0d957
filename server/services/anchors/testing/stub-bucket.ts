import { createHash, createHmac, timingSafeEqual } from "node:crypto";

import type { BucketTarget } from "../targets";
import { stubServer, type Heard, type Reply, type StubServer } from "./stub-server";

export type StubBucket = StubServer & { objects: Map<string, Buffer>; target: BucketTarget };
const SECRET = "stub-secret";

/** A bucket with Object Lock: checks the signature (AWS Signature Version 4) and the lock's headers, and overwrites nothing. */
export async function stubBucket(): Promise<StubBucket> {
  const objects = new Map<string, Buffer>();
  const server = await stubServer((heard): Reply => {
    if (!isSigned(heard)) return { status: 403 };
    if (heard.method === "GET") return objects.has(heard.path) ? { status: 200, body: objects.get(heard.path) } : { status: 404 };
    if (!isLocked(heard)) return { status: 400 };
    if (objects.has(heard.path)) return { status: 412 };
    objects.set(heard.path, heard.body);
    return { status: 200 };
  });
  const target: BucketTarget = { kind: "object_lock", target: `${server.url}/bucket`, url: `${server.url}/bucket`, keyId: "stub-key", secret: SECRET, region: "eu-test-1", retentionDays: 365 };
  return { ...server, objects, target };
}

/** Every check of the lock: conditional, compliance mode, an end in the future, digests of what came. */
function isLocked({ headers, body, method }: Heard): boolean {
  const digest = createHash("sha256").update(body).digest();
  const until = Date.parse(String(headers["x-amz-object-lock-retain-until-date"]));
  return method === "PUT" && headers["if-none-match"] === "*" && headers["x-amz-object-lock-mode"] === "COMPLIANCE" && until > Date.now() + 300 * 86_400_000
    && headers["x-amz-content-sha256"] === digest.toString("hex") && headers["x-amz-checksum-sha256"] === digest.toString("base64");
}

/** The signature worked out again from what arrived. The lock's headers must be under it. */
function isSigned({ method, path, headers }: Heard): boolean {
  const [, credential = "", signed = "", signature = ""] = /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(String(headers.authorization)) ?? [];
  const [keyId = "", day = "", region = "", service = "", end = ""] = credential.split("/");
  const names = signed.split(";");
  const needed = method === "PUT" ? ["host", "if-none-match", "x-amz-object-lock-mode", "x-amz-object-lock-retain-until-date", "x-amz-content-sha256"] : ["host"];
  if (keyId !== "stub-key" || needed.some((name) => !names.includes(name))) return false;
  const canonical = [method, path, "", ...names.map((name) => `${name}:${String(headers[name])}`), "", signed, headers["x-amz-content-sha256"]].join("\n");
  const text = ["AWS4-HMAC-SHA256", headers["x-amz-date"], `${day}/${region}/${service}/${end}`, createHash("sha256").update(canonical).digest("hex")].join("\n");
  const key = [day, region, service, end].reduce<Buffer | string>((secret, part) => createHmac("sha256", secret).update(part).digest(), `AWS4${SECRET}`);
  return timingSafeEqual(createHmac("sha256", key).update(text).digest(), Buffer.from(signature, "hex"));
}
