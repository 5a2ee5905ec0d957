import { connect, isIP, type Socket } from "node:net";

import { isPublicAddress } from "./public-address";
import { isExcepted, OutboundError, publicOnly } from "./send-out";

/**
 * Opens a connection to a host that a tenant named, under the rules of `sendOut`: only to the open internet, judged by the
 * address it goes to, but for hosts in PROOFROOM_OUTBOUND_HOSTS. Throws `OutboundError`.
 */
export async function connectOut({ hostname, port }: { hostname: string; port: number }, timeoutMs: number): Promise<Socket> {
  const host = hostname.replace(/^\[|\]$/g, "");
  const excepted = isExcepted({ hostname });
  if (!excepted && (isIP(host) ? !isPublicAddress(host) : !host.includes(".") || host.endsWith("."))) throw new OutboundError("NOT_ALLOWED", "This address is not one of the open internet.");
  return new Promise((connected, failed) => {
    const socket = connect({ host, port, ...(excepted ? {} : { lookup: publicOnly }) });
    const timer = setTimeout(() => socket.destroy(new OutboundError("TIMEOUT", `No connection within ${timeoutMs / 1000} seconds.`)), timeoutMs);
    const fail = (error: Error) => {
      clearTimeout(timer);
      failed(error instanceof OutboundError ? error : new OutboundError("UNREACHABLE", "The connection failed.", { cause: error }));
    };
    socket.once("error", fail);
    socket.once("connect", () => {
      clearTimeout(timer);
      socket.off("error", fail);
      connected(socket);
    });
  });
}
