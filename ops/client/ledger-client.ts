import { ProofroomError } from "./proofroom-error";
import { send, type Connection } from "./transport";

/** A file of the ledger: what the log's own key signs or what leads to it. */
export class LedgerClient {
  readonly #connection: Connection;
  readonly #timeoutMs: number;

  constructor(connection: Connection, timeoutMs: number) {
    this.#connection = connection;
    this.#timeoutMs = timeoutMs;
  }

  /** The newest checkpoint as a signed note, or the one of a size. */
  async checkpoint(size?: number): Promise<string> {
    return this.#text(size === undefined ? "/api/v1/ledger/checkpoint" : `/api/v1/ledger/checkpoints/${size}`);
  }

  /** The proof of an entry, by its id or by an evidence's. CONFLICT while the entry waits for its place. */
  async proof(id: string, size?: number): Promise<string> {
    return this.#text(`/api/v1/ledger/proofs/${encodeURIComponent(id)}`, { size });
  }

  /** That the log of one checkpoint begins with exactly the log of an older one. */
  async consistency(from: number, to: number): Promise<string> {
    return this.#text("/api/v1/ledger/consistency", { from, to });
  }

  /** Bytes of a tile or an entry bundle by its path, such as tile/entries/000. */
  async tile(path: string): Promise<Uint8Array> {
    return this.#read(`/api/v1/ledger/${path}`, "application/octet-stream");
  }

  /** The leaf of an entry exactly as it was hashed. */
  async leaf(id: string): Promise<Uint8Array> {
    return this.#read(`/api/v1/ledger/entries/${encodeURIComponent(id)}`, "application/octet-stream");
  }

  async #text(path: string, query: Record<string, number | undefined> = {}): Promise<string> {
    return new TextDecoder().decode(await this.#read(path, "text/plain", query));
  }

  async #read(path: string, type: string, query: Record<string, number | undefined> = {}): Promise<Uint8Array> {
    return send(this.#connection, { method: "GET", path, query, headers: { accept: type }, timeoutMs: this.#timeoutMs }, async (response) => {
      if (response.headers.get("content-type")?.startsWith(type)) return new Uint8Array(await response.arrayBuffer());
      throw new ProofroomError({ code: "NOT_PROOFROOM", status: response.status, message: "Something answered that is not Proofroom's API. Is the url right?" });
    });
  }
}
