import { AwsClient } from "aws4fetch";

export type BucketSettings = { url: string; keyId: string; secret: string; region: string };
export type StoredObject = { bytes: Uint8Array; etag: string };

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 1 << 20;
/** Another writer was there before: 412 for a condition that no longer holds, 409 for two at the same moment. */
const CONFLICTS = [409, 412];

/** Small objects of an S3 bucket, written only on condition. Every failure but the stated ones is thrown as an `Error` without the bucket's words. */
export class BucketObjects {
  private readonly client: AwsClient;

  constructor(private readonly settings: BucketSettings) {
    this.client = new AwsClient({ accessKeyId: settings.keyId, secretAccessKey: settings.secret, region: settings.region, service: "s3", retries: 0 });
  }

  async get(name: string): Promise<StoredObject | undefined> {
    const response = await this.send(`/${name}`, { method: "GET" });
    if (response.status === 404) return undefined;
    const bytes = await this.bodyOf(response, 200);
    const etag = response.headers.get("etag");
    if (!etag) throw new Error("the bucket gives its objects no ETag, so nothing can be written on condition");
    return { bytes, etag };
  }

  /** Writes where nothing is yet, or where what is there has this ETag still. False where another writer was there before. */
  async putIf(name: string, text: string, before: string | undefined): Promise<boolean> {
    const response = await this.send(`/${name}`, { method: "PUT", body: text, headers: before === undefined ? { "if-none-match": "*" } : { "if-match": before } });
    // What was there is gone: somebody set it aside.
    if (CONFLICTS.includes(response.status) || (before !== undefined && response.status === 404)) return false;
    await this.bodyOf(response, 200);
    return true;
  }

  async remove(name: string): Promise<void> {
    const response = await this.send(`/${name}`, { method: "DELETE" });
    if (response.status !== 404) await this.bodyOf(response, 200, 204);
  }

  /** Names of all objects. */
  async list(): Promise<string[]> {
    const { pathname } = new URL(this.settings.url);
    const [, , ...folders] = pathname.split("/");
    const prefix = folders.length > 0 ? `${folders.join("/")}/` : "";
    const bucket = pathname.split("/").slice(0, 2).join("/");
    const found: string[] = [];
    for (let token: string | undefined = ""; token !== undefined; ) {
      const query = new URLSearchParams({ "list-type": "2", prefix, ...(token === "" ? {} : { "continuation-token": token }) });
      const xml = Buffer.from(await this.bodyOf(await this.fetch(`${new URL(this.settings.url).origin}${bucket}?${query.toString()}`, { method: "GET" }), 200)).toString("utf8");
      found.push(...[...xml.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = ""]) => key.slice(prefix.length)));
      token = /<NextContinuationToken>([^<]+)<\/NextContinuationToken>/.exec(xml)?.[1];
    }
    return found;
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    return this.fetch(`${this.settings.url}${path}`, init);
  }

  private async fetch(url: string, init: RequestInit): Promise<Response> {
    return fetch(await this.client.sign(url, init), { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: "manual" });
  }

  private async bodyOf(response: Response, ...expected: number[]): Promise<Uint8Array> {
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (!expected.includes(response.status)) throw new Error(`the bucket answered HTTP ${response.status}`);
    if (bytes.length > MAX_BYTES) throw new Error("the bucket's answer is too large");
    return bytes;
  }
}
