import { authorize, type ServiceContext } from "../context";
import { subjectRef } from "../privacy/case-keys";
import { networkOf } from "../privacy/slow-visitor";
import { consumeRateLimit } from "../rate-limits/consume";

const PER_NETWORK = { points: 30, seconds: 3600 };

/** Counts one more form or link of a network; over the limit throws RATE_LIMITED. The network is known by a keyed hash only, for as long as the window lasts. */
export async function slowStatusVisitor(ctx: ServiceContext, ip: string | null): Promise<void> {
  authorize(ctx, "status:visit");
  await consumeRateLimit(`status-visitor:${await subjectRef(ctx.orgId, `network ${ip === null ? "unknown" : networkOf(ip)}`)}`, PER_NETWORK, ctx.now);
}
