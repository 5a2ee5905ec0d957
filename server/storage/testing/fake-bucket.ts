import { createHash, createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

import type { BucketSettings } from "../bucket-objects";

/** What the bucket is to do wrong: ignore conditions, as old stores do, or answer every request with a status. */
type Fault = { ignoresConditions?: boolean; status?: number };
export type FakeBucket = { settings: BucketSettings; objects: Map<string, Buffer>; fault: Fault; writes: () => number; stop: () => Promise<void> };

const SECRET = "guard-secret";
const etagOf = (bytes: Uint8Array) => `"${createHash("md5").update(bytes).digest("hex")}"`;

/** A small S3: signatures (AWS Signature Version 4), GET, conditional PUT, DELETE, and ListObjectsV2 two names a page. */
export async function fakeBucket(): Promise<FakeBucket> {
  const [objects, fault] = [new Map<string, Buffer>(), {} as Fault];
  let written = 0;
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const { pathname, searchParams } = new URL(request.url ?? "", "http://bucket");
    if (fault.status !== undefined) return response.writeHead(fault.status).end("<Error>secret words</Error>");
    if (!isSigned(request, Buffer.concat(parts))) return response.writeHead(403).end();
    const there = objects.get(pathname);
    if (searchParams.has("list-type")) return response.writeHead(200).end(listing(objects, pathname, searchParams));
    if (request.method === "GET") return there ? response.writeHead(200, { etag: etagOf(there) }).end(there) : response.writeHead(404).end();
    if (request.method === "DELETE") return response.writeHead(objects.delete(pathname) ? 204 : 404).end();
    if (!fault.ignoresConditions && !isAllowed(request, there)) return response.writeHead(412).end();
    written += 1;
    objects.set(pathname, Buffer.concat(parts));
    return response.writeHead(200).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    objects, fault, writes: () => written, settings: { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/bucket/guard`, keyId: "guard-key", secret: SECRET, region: "eu-test-1" },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function isAllowed({ headers }: IncomingMessage, there: Buffer | undefined): boolean {
  if (headers["if-none-match"] === "*") return !there;
  return there !== undefined && headers["if-match"] === etagOf(there);
}

function listing(objects: Map<string, Buffer>, bucket: string, query: URLSearchParams): string {
  const keys = [...objects.keys()].map((name) => name.slice(bucket.length + 1)).filter((key) => key.startsWith(query.get("prefix") ?? "")).toSorted();
  const rest = keys.filter((key) => key > (query.get("continuation-token") ?? ""));
  const page = rest.slice(0, 2);
  const more = rest.length > 2 ? `<NextContinuationToken>${page.at(-1) ?? ""}</NextContinuationToken>` : "";
  return `<ListBucketResult>${page.map((key) => `<Contents><Key>${key}</Key></Contents>`).join("")}${more}</ListBucketResult>`;
}

/** The signature worked out again from what arrived; the conditions must be under it. */
function isSigned({ method = "", url = "", headers }: IncomingMessage, body: Buffer): boolean {
  const [, credential = "", signed = "", signature = ""] = /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(headers.authorization ?? "") ?? [];
  const [keyId = "", day = "", region = "", service = "", end = ""] = credential.split("/");
  const names = signed.split(";");
  if (keyId !== "guard-key" || (method === "PUT" && !names.includes("if-match") && !names.includes("if-none-match"))) return false;
  const { pathname, searchParams } = new URL(url, "http://bucket");
  const query = [...searchParams].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).toSorted().join("&");
  const digest = headers["x-amz-content-sha256"] ?? createHash("sha256").update(body).digest("hex");
  const canonical = [method, pathname, query, ...names.map((name) => `${name}:${String(headers[name])}`), "", signed, digest].join("\n");
  const text = ["AWS4-HMAC-SHA256", headers["x-amz-date"], `${day}/${region}/${service}/${end}`, createHash("sha256").update(canonical).digest("hex")].join("\n");
  const key = [day, region, service, end].reduce<Buffer | string>((secret, part) => createHmac("sha256", secret).update(part).digest(), `AWS4${SECRET}`);
  return createHmac("sha256", key).update(text).digest("hex") === signature;
}
