import type { z } from "zod";

import type { ListControlsInput } from "../../server/domain/controls/input";
import type { ControlDetail, ControlRow } from "../../server/domain/controls/view";
import type { ListEvidenceInput, PushItem } from "../../server/domain/evidence/schema";
import type { EvidenceDetail, EvidenceRow, PushAnswer } from "../../server/domain/evidence/view";
import type { AskPackInput } from "../../server/domain/packs/schema";
import type { PackRow } from "../../server/domain/packs/view";
import type { DrillList, DrillView } from "../../server/domain/privacy/drills/view";
import type { ListOrdersInput, ReportReplayInput } from "../../server/domain/privacy/erasure/schema";
import type { ErasureOrderList, ReplayReceipt } from "../../server/domain/privacy/erasure/view";
import type { MakeReportInput } from "../../server/domain/reports/schema";
import type { ReportRow } from "../../server/domain/reports/view";
import type { FileSource } from "./file-source";
import { LedgerClient } from "./ledger-client";
import { ProofroomError } from "./proofroom-error";
import { sleep } from "./retry";
import { send, type Call, type Connection } from "./transport";

export { ProofroomError } from "./proofroom-error";
export type { ErrorDetail } from "./proofroom-error";
export type { FileSource } from "./file-source";
export type { ControlDetail, ControlRow, EvidenceDetail, EvidenceRow, PushAnswer, PushItem, PackRow, ReportRow };
export type EvidenceQuery = z.input<typeof ListEvidenceInput>;
export type ControlsQuery = z.input<typeof ListControlsInput>;
export type PackOrder = z.input<typeof AskPackInput>;
export type ErasureQuery = z.input<typeof ListOrdersInput>;
export type ReplayReport = z.input<typeof ReportReplayInput>;
export type ReportOrder = z.input<typeof MakeReportInput>;

export type ClientOptions = {
  /** Address of the installation, such as https://proof.example.com. */
  url: string;
  /** An API key (`prk_…`). May be undefined to the compiler, so that it can come from the environment; then it is refused. */
  key: string | undefined;
  /** Most tries of one call, the first included. */
  attempts?: number;
  /** The first wait before another try; each further wait is up to twice as long. */
  retryBaseMs?: number;
  timeoutMs?: number;
  fetch?: typeof fetch;
};
export type PushOptions = {
  /** Say what would happen and store nothing. */
  dryRun?: boolean;
  /** Your own key for this push, where a later run of your program must be able to repeat it. One is made otherwise. */
  idempotencyKey?: string;
};
export type PushFileOptions = PushOptions & Omit<PushItem, "content">;
export type DownloadedFile = { fileName: string; sizeBytes: number; sha256: string; body: ReadableStream<Uint8Array> };
/** What is left of a pack from a byte on. `sizeBytes` and `sha256` are of the whole pack. */
export type PackPiece = { start: number; sizeBytes: number; sha256: string; body: ReadableStream<Uint8Array> };

const BATCH_ITEMS = 100;
/** The server reads JSON of 16 MB; this leaves room. */
const BATCH_BYTES = 12 * 1024 ** 2;

/**
 * A client of a Proofroom installation. Pushing evidence:
 *
 * ```ts
 * import { ProofroomClient } from "proofroom/client";
 * const proofroom = new ProofroomClient({ url: "https://proof.example.com", key: process.env.PROOFROOM_KEY });
 * const answer = await proofroom.push({ content: { text: pgbackrestInfo }, provenance: { sourceSystem: "db-main" } });
 * if (answer.status === "refused") console.error(answer.issues);
 * else console.log(answer.recordsByKind, answer.controls);
 * ```
 *
 * Every write carries an Idempotency-Key, so it is tried again with the same key after 429, 503, "still running" and
 * network failures, and never stores twice. What stays without an answer throws a ProofroomError. A refused item is an
 * answer: `status: "refused"`, with every reason in `issues`. Needs Node 20.9 or newer.
 */
export class ProofroomClient {
  readonly #connection: Connection;
  readonly #timeoutMs: number;
  /** The organization's log: checkpoints, tiles, proofs. */
  readonly ledger: LedgerClient;

  constructor({ url, key, attempts = 6, retryBaseMs = 500, timeoutMs = 120_000, fetch: go = fetch }: ClientOptions) {
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw new TypeError("url is the address of the installation, such as https://proof.example.com.");
    if (!key || !/^prk_\w+$/.test(key)) throw new TypeError("key is an API key: it begins with prk_ and is made under Settings, API keys.");
    this.#timeoutMs = timeoutMs;
    this.#connection = { url: url.replace(/\/+$/, ""), key, fetch: go, userAgent: "proofroom-client/1", retry: { attempts, baseMs: retryBaseMs, sleep } };
    this.ledger = new LedgerClient(this.#connection, timeoutMs);
  }

  /** Pushes one item. */
  async push(item: PushItem, options: PushOptions = {}): Promise<PushAnswer> {
    const query = options.dryRun ? { dry_run: "true" } : {};
    return this.#post<PushAnswer>("/api/v1/evidence", item, { query, answered: [422], idempotencyKey: options.idempotencyKey });
  }

  /**
   * Pushes any number of items, 100 a request, and answers in their order. Where a request fails for good, what earlier
   * ones stored stays; pushing all again is safe, because what is there already is answered as `duplicate`.
   */
  async pushBatch(items: readonly PushItem[], options: PushOptions = {}): Promise<PushAnswer[]> {
    const answers: PushAnswer[] = [];
    for (const [i, part] of split(items).entries()) {
      const idempotencyKey = options.idempotencyKey && `${options.idempotencyKey}-${i}`;
      const { results } = await this.#post<{ results: PushAnswer[] }>("/api/v1/evidence/batch", { items: part, dryRun: options.dryRun ?? false }, { idempotencyKey });
      answers.push(...results);
    }
    return answers;
  }

  /** Streams a file of up to 1 GB to the store, checks its digest, then pushes it. By path it can be tried again; a stream is sent once. */
  async pushFile(source: FileSource, options: PushFileOptions = {}): Promise<PushAnswer> {
    const { dryRun, idempotencyKey, ...item } = options;
    // Only here is anything of Node asked for.
    const { prepareUpload } = await import("./file-source");
    const upload = await prepareUpload(source);
    const { sha256 } = await this.#json<{ sha256: string }>({ method: "POST", path: "/api/v1/files", headers: { "content-type": "application/octet-stream", ...upload.headers }, body: upload.open, repeatable: upload.repeatable });
    if (sha256 !== upload.sha256()) throw new ProofroomError({ code: "DIGEST_MISMATCH", status: 201, message: "The file changed on its way. Nothing was pushed; send it again." });
    return this.push({ fileName: upload.fileName, ...item, content: { sha256 } }, { dryRun, idempotencyKey });
  }

  /** A page of evidence, newest first; `nextCursor` leads to the next. */
  async listEvidence(query: EvidenceQuery = {}): Promise<{ rows: EvidenceRow[]; nextCursor: string | null }> {
    return this.#get("/api/v1/evidence", query);
  }

  async getEvidence(id: string): Promise<EvidenceDetail> {
    return this.#get(`/api/v1/evidence/${encodeURIComponent(id)}`);
  }

  /** The controls with their verdicts, by key. */
  async controls(query: ControlsQuery = {}): Promise<ControlRow[]> {
    return (await this.#get<{ rows: ControlRow[] }>("/api/v1/controls", query)).rows;
  }

  async getControl(key: string, query: { asOf?: string } = {}): Promise<ControlDetail> {
    return this.#get(`/api/v1/controls/${encodeURIComponent(key)}`, query);
  }

  /** Asks for a report; `getReport` says how far it is. */
  async makeReport(order: ReportOrder, options: { idempotencyKey?: string } = {}): Promise<{ id: string }> {
    return this.#post("/api/v1/reports", order, options);
  }

  async getReport(id: string): Promise<ReportRow> {
    return this.#get(`/api/v1/reports/${encodeURIComponent(id)}`);
  }

  /** The finished PDF as a stream, with the digest it must have. CONFLICT until it is finished. */
  async downloadReport(id: string): Promise<DownloadedFile> {
    const response = await send(this.#connection, { method: "GET", path: `/api/v1/reports/${encodeURIComponent(id)}/file`, headers: { accept: "application/pdf" } }, async (answer) => answer);
    const digest = /sha-256=:([^:]+):/.exec(response.headers.get("repr-digest") ?? "")?.[1];
    const fileName = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1];
    if (!response.body || !digest) throw new ProofroomError({ code: "NOT_PROOFROOM", status: response.status, message: "The answer is no report." });
    const sha256 = [...atob(digest)].map((char) => char.charCodeAt(0).toString(16).padStart(2, "0")).join("");
    return { fileName: fileName ?? `${id}.pdf`, sizeBytes: Number(response.headers.get("content-length")), sha256, body: response.body };
  }

  /** Asks for an auditor pack; `getPack` says how far it is. */
  async askForPack(order: PackOrder, options: { idempotencyKey?: string } = {}): Promise<{ id: string }> {
    return this.#post("/api/v1/packs", order, options);
  }

  async getPack(id: string): Promise<PackRow> {
    return this.#get(`/api/v1/packs/${encodeURIComponent(id)}`);
  }

  /** A made pack from byte `start` on, so that a broken download need not begin anew. CONFLICT until it is made. */
  async downloadPack(id: string, start = 0): Promise<PackPiece> {
    const { sha256, sizeBytes } = await this.getPack(id);
    if (!sha256 || sizeBytes === null) throw new ProofroomError({ code: "CONFLICT", status: 409, message: "This pack is not made yet." });
    if (start === sizeBytes) return { start, sizeBytes, sha256, body: new Blob([]).stream() };
    const range: Record<string, string> = start > 0 && start < sizeBytes ? { range: `bytes=${start}-`, "if-range": `"${sha256}"` } : {};
    const path = `/api/v1/packs/${encodeURIComponent(id)}/file`;
    const response = await send(this.#connection, { method: "GET", path, headers: { accept: "application/zip", ...range } }, async (answer) => answer);
    if (!response.body) throw new ProofroomError({ code: "NOT_PROOFROOM", status: response.status, message: "The answer is no pack." });
    return { start: response.status === 206 ? start : 0, sizeBytes, sha256, body: response.body };
  }

  /** Drills of rights requests, the newest first, and how they are scheduled. */
  async drills(): Promise<DrillList> {
    return this.#get("/api/v1/privacy/drills");
  }

  /** One drill, system by system. */
  async getDrill(id: string): Promise<DrillView> {
    return this.#get(`/api/v1/privacy/drills/${encodeURIComponent(id)}`);
  }

  /** Who must be erased again in a system that was restored, page by page. */
  async erasures(query: ErasureQuery): Promise<ErasureOrderList> {
    return this.#get("/api/v1/privacy/erasures", query);
  }

  /** Reports what a restored system erased again. */
  async reportReplay(report: ReplayReport, options: { idempotencyKey?: string } = {}): Promise<ReplayReceipt> {
    return this.#post("/api/v1/privacy/erasures/replays", report, options);
  }

  async #get<T>(path: string, query: Call["query"] = {}): Promise<T> {
    return this.#json<T>({ method: "GET", path, query, timeoutMs: this.#timeoutMs });
  }

  async #post<T>(path: string, body: unknown, { idempotencyKey, ...rest }: Partial<Call>): Promise<T> {
    const text = JSON.stringify(body);
    return this.#json<T>({
      ...rest, method: "POST", path, headers: { "content-type": "application/json" }, body: () => text, idempotencyKey: idempotencyKey ?? crypto.randomUUID(), timeoutMs: this.#timeoutMs,
    });
  }

  async #json<T>(call: Call): Promise<T> {
    return send(this.#connection, call, async (response) => {
      if (response.headers.get("content-type")?.startsWith("application/json")) return (await response.json()) as T;
      throw new ProofroomError({ code: "NOT_PROOFROOM", status: response.status, message: "Something answered that is not Proofroom's API. Is the url right?" });
    });
  }
}

/** As many items a request as its limits on number and size allow. */
function split(items: readonly PushItem[]): PushItem[][] {
  const parts: PushItem[][] = [];
  const encoder = new TextEncoder();
  let room = 0;
  for (const item of items) {
    const bytes = encoder.encode(JSON.stringify(item)).length;
    const part = parts.at(-1);
    if (!part || part.length >= BATCH_ITEMS || bytes > room) {
      parts.push([item]);
      room = BATCH_BYTES - bytes;
      continue;
    }
    part.push(item);
    room -= bytes;
  }
  return parts;
}
