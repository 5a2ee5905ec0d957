import { randomBytes } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

type Holder = { proofroomPeerHeader?: string; proofroomWatches?: true };
// On globalThis because the framework instantiates modules once a bundle: one name a process.
const holder = globalThis as typeof globalThis & Holder;

/** The header in which a request carries its socket's address. Drawn anew by each process, so no client can send it. */
export function peerHeader(): string {
  return (holder.proofroomPeerHeader ??= `x-peer-${randomBytes(16).toString("hex")}`);
}

/**
 * Completes every HTTP request of this process before anybody handles it: the address of its socket goes into
 * `peerHeader()`, and a path that is no UTF-8 is taken as the characters it is written in, so that it leads nowhere
 * instead of failing inside the framework. Called once, when the process starts.
 */
export function completeIncoming(): void {
  if (holder.proofroomWatches) return;
  holder.proofroomWatches = true;
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[peerHeader()] = plainAddress(request.socket.remoteAddress ?? "");
    request.url = readableAddress(request.url ?? "/");
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
