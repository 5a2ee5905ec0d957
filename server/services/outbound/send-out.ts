import { lookup as resolve, type LookupAddress } from "node:dns";
import { request as overHttp, type IncomingMessage, type RequestOptions } from "node:http";
import { request as overHttps } from "node:https";
import { isIP } from "node:net";

import { env } from "@/server/env";

import { isPublicAddress } from "./public-address";

export type OutboundCode = "NOT_ALLOWED" | "UNREACHABLE" | "TIMEOUT" | "ANSWER_TOO_LARGE";
/** A request that did not get an answer. The message holds neither the address nor anything that was sent. */
export class OutboundError extends Error {
  constructor(readonly code: OutboundCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "OutboundError";
  }
}

export type Outgoing = { url: string; method: "GET" | "POST" | "DELETE"; headers?: Record<string, string>; body?: Uint8Array };
export type Incoming = { status: number; headers: IncomingMessage["headers"]; body: Uint8Array };
type Limits = { timeoutMs: number; maxBytes: number };
const LIMITS: Limits = { timeoutMs: 10_000, maxBytes: 1 << 20 };
type Lookup = NonNullable<RequestOptions["lookup"]>;

/**
 * Sends one request to an address that somebody of a tenant or a peer named, and reads the answer to its end. Only https, and
 * only to addresses of the open internet: each one the name resolves to is judged, and the connection goes to a judged one,
 * so that a name cannot change its mind. Redirects are answers, not followed. Hosts in PROOFROOM_OUTBOUND_HOSTS are the
 * operator's exception to both.
 *
 * Throws `OutboundError`.
 */
export async function sendOut({ url, method, headers = {}, body }: Outgoing, { timeoutMs, maxBytes }: Limits = LIMITS): Promise<Incoming> {
  const target = requireCallable(url);
  const signal = AbortSignal.timeout(timeoutMs);
  const length = body ? { "content-length": String(body.length) } : {};
  const options = { method, headers: { ...headers, ...length }, signal, agent: false, ...(isExcepted(target) ? {} : { lookup: publicOnly }) };
  try {
    const answer = await new Promise<IncomingMessage>((answered, failed) => {
      const request = (target.protocol === "https:" ? overHttps : overHttp)(target, options, answered);
      request.on("error", failed);
      request.end(body);
    });
    return { status: answer.statusCode ?? 0, headers: answer.headers, body: await readUpTo(answer, maxBytes) };
  } catch (error) {
    if (error instanceof OutboundError) throw error;
    if (signal.aborted) throw new OutboundError("TIMEOUT", `No answer within ${timeoutMs / 1000} seconds.`, { cause: error });
    throw new OutboundError("UNREACHABLE", `The connection failed: ${codeOf(error)}.`, { cause: error });
  }
}

/** The address, if it may be called at all; what its name resolves to is judged when it is. Throws `OutboundError` NOT_ALLOWED. */
export function requireCallable(url: string): URL {
  const target = URL.canParse(url) ? new URL(url) : undefined;
  if (!target || !/^https?:$/.test(target.protocol)) throw new OutboundError("NOT_ALLOWED", "Use a complete address that begins with https://.");
  if (target.username || target.password) throw new OutboundError("NOT_ALLOWED", "An address holds no user name and no password.");
  if (isExcepted(target)) return target;
  if (target.protocol !== "https:") throw new OutboundError("NOT_ALLOWED", "Use an address that begins with https://.");
  const host = target.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) ? !isPublicAddress(host) : !host.includes(".") || host.endsWith(".")) throw new OutboundError("NOT_ALLOWED", "This address is not one of the open internet.");
  return target;
}

export const isExcepted = ({ hostname }: Pick<URL, "hostname">) => env().PROOFROOM_OUTBOUND_HOSTS.includes(hostname);

export const publicOnly: Lookup = (name, options, done) => {
  resolve(name, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const first = error ? undefined : found[0];
    if (error || !first) return done(error ?? new OutboundError("UNREACHABLE", "The name has no address."), "", 0);
    // One inward address among outward ones is how a name is made to change its mind.
    if (!found.every(({ address }) => isPublicAddress(address))) return done(new OutboundError("NOT_ALLOWED", "This name leads to an address that is not one of the open internet."), "", 0);
    return options.all ? done(null, found) : done(null, first.address, first.family);
  });
};

async function readUpTo(answer: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBytes) throw new OutboundError("ANSWER_TOO_LARGE", `The answer has more than ${maxBytes} bytes.`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? code : "no answer";
}
