import { randomBytes } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";

type Holder = { proofroomPeerHeader?: string; proofroomWatches?: true; proofroomUnderWay?: Map<string, IncomingMessage> };
// On globalThis because the framework instantiates modules once a bundle: one name a process.
const holder = globalThis as typeof globalThis & Holder;

/** The header in which a request carries its socket's address. Drawn anew by each process, so no client can send it. */
export function peerHeader(): string {
  return (holder.proofroomPeerHeader ??= `x-peer-${randomBytes(16).toString("hex")}`);
}

/**
 * The bytes of a request's body as they come off the socket. The framework's own stream of them copies each once more,
 * which is a third of the work of taking a large file. Undefined where the request did not come over HTTP, or was
 * answered already. Whoever stops early leaves the connection as it is, so that an answer can still be sent.
 */
export function incomingBody(headers: Headers): AsyncIterable<Uint8Array> | undefined {
  return underWay().get(headers.get(numberHeader()) ?? "")?.iterator({ destroyOnReturn: false });
}

function numberHeader(): string {
  return `${peerHeader()}-number`;
}

function underWay(): Map<string, IncomingMessage> {
  return (holder.proofroomUnderWay ??= new Map());
}

/**
 * Completes every HTTP request of this process before anybody handles it: the address of its socket goes into
 * `peerHeader()`, its body can be had by `incomingBody`, and a path that is no UTF-8 is taken as the characters it is written in, so that it leads nowhere
 * instead of failing inside the framework. Called once, when the process starts.
 */
export function completeIncoming(): void {
  if (holder.proofroomWatches) return;
  holder.proofroomWatches = true;
  let number = 0;
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    request.headers[peerHeader()] = plainAddress(request.socket.remoteAddress ?? "");
    request.url = readableAddress(request.url ?? "/");
    const name = String(++number);
    request.headers[numberHeader()] = name;
    underWay().set(name, request);
    response.once("close", () => underWay().delete(name));
  });
}

/** An IPv4 address that came in over an IPv6 socket, as IPv4 (RFC 4291, 2.5.5.2). */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
}

/** Escapes each percent sign of a path that does not decode (RFC 3986, 2.4). */
function readableAddress(url: string): string {
  const [path = "", ...query] = url.split("?");
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return [path.replaceAll("%", "%25"), ...query].join("?");
  }
}
