import { authorize, type ServiceContext } from "../context";
import { consumeRateLimit } from "../rate-limits/consume";
import { subjectRef } from "./case-keys";

const PER_NETWORK = { points: 30, seconds: 3600 };

/**
 * Counts one more form sent from a network; over the limit throws RATE_LIMITED. The network is known by a keyed hash
 * only, for as long as the window lasts: a visitor's address is kept nowhere.
 */
export async function slowVisitor(ctx: ServiceContext, ip: string | null): Promise<void> {
  authorize(ctx, "privacy:file");
  await consumeRateLimit(`privacy-visitor:${await subjectRef(ctx.orgId, `network ${ip === null ? "unknown" : networkOf(ip)}`)}`, PER_NETWORK, ctx.now);
}

/** An IPv4 address, or the /64 in which one subscriber may take any IPv6 address they like (RFC 6177). */
export function networkOf(ip: string): string {
  if (!ip.includes(":")) return ip;
  const [left = "", right] = ip.split("%")[0]?.split("::") ?? [];
  const [before, after] = [groupsOf(left), groupsOf(right ?? "")];
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
  return [...before, ...(right === undefined ? [] : zeros), ...after].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(":");
}

const groupsOf = (text: string): string[] => text.split(":").filter(Boolean);
