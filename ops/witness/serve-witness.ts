import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

import { MAX_NOTE_BYTES } from "@/server/domain/ledger/note";
import type { Signer, VerifierKey } from "@/server/domain/ledger/verifier-key";
import { decideAddCheckpoint, refuseMalformed, type WitnessDecision } from "@/server/domain/ledger/witness";
import { parseAddCheckpoint, type ReceivedCheckpoint } from "@/server/domain/ledger/witness-messages";

import type { StateFolder } from "./state-folder";

const MAX_BODY_BYTES = 2 * MAX_NOTE_BYTES;
const REQUEST_MS = 15_000;

export type Witness = { signer: Signer; logKeys: readonly VerifierKey[]; state: StateFolder; clock: () => Date; report: (line: string) => void };

/**
 * A witness as an HTTP server (C2SP tlog-witness): POST /add-checkpoint, and GET /<SHA-256 of the origin>/checkpoint for
 * who watches. Sees sizes and roots, nothing else. Reading the state, judging and storing is one synchronous step, so
 * requests of one log come one after the other; the cosignature is sent once it is stored.
 */
export function witnessServer(witness: Witness): Server {
  const server = createServer((request, response) => {
    answer(witness, request, response).catch((error: unknown) => {
      witness.report(`failed: ${error instanceof Error ? error.message : String(error)}`);
      if (response.headersSent) response.destroy();
      else send(response, 500, "the witness cannot answer; its log says why\n");
    });
  });
  server.requestTimeout = REQUEST_MS;
  server.headersTimeout = REQUEST_MS;
  return server;
}

async function answer(witness: Witness, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? "/", "http://witness");
  const [, hash] = /^\/([0-9a-f]{64})\/checkpoint$/.exec(pathname) ?? [];
  if (request.method === "GET" && hash) {
    const note = witness.state.readNote(hash);
    return note === null ? send(response, 404, "no checkpoint of this log was cosigned\n") : send(response, 200, note);
  }
  if (request.method !== "POST" || pathname !== "/add-checkpoint") return send(response, 404, "there is POST /add-checkpoint and GET /<hash>/checkpoint\n");
  const body = await readBody(request);
  if (!body) return send(response, 413, "the request is too large\n", "text/plain", true);
  const decision = judge(witness, body);
  send(response, decision.status, decision.body, "contentType" in decision ? decision.contentType : "text/plain");
}

function judge(witness: Witness, body: Uint8Array): WitnessDecision {
  const request = parsed(body);
  if ("status" in request) return request;
  const { origin, size } = request.checkpoint;
  const logKeys = witness.logKeys.filter(({ name }) => name === origin);
  const unixSeconds = Math.floor(witness.clock().getTime() / 1000);
  const { state, number } = logKeys.length > 0 ? witness.state.read(origin) : { state: null, number: 0 };
  const decision = decideAddCheckpoint({ request, logKeys, state, witness: witness.signer, unixSeconds });
  if (decision.status === 200) witness.state.write(origin, decision.note, number);
  if (decision.status === 422) witness.report(`ALARM: ${origin} showed another history at size ${size}`);
  return decision;
}

function parsed(body: Uint8Array): ReceivedCheckpoint | WitnessDecision {
  try {
    return parseAddCheckpoint(body);
  } catch (error) {
    return refuseMalformed(error);
  }
}

async function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_BODY_BYTES) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function send(response: ServerResponse, status: number, body: string, contentType = "text/plain", close = false): void {
  response.writeHead(status, { "content-type": `${contentType}; charset=utf-8`.replace(/^(text\/x\.tlog\.size).*/, "$1"), "cache-control": "no-store", ...(close ? { connection: "close" } : {}) });
  response.end(body);
}
