import { log } from "@/server/log";

import { orgsWithProtocolWork, tellControllers } from "./callbacks";
import { pollSubmissions } from "./poll-submissions";

/** Tells controllers what changed and asks processors what they did, organization by organization; one that fails delays no other. */
export async function runProtocols(now: Date): Promise<void> {
  for (const orgId of await orgsWithProtocolWork(now)) {
    for (const work of [tellControllers, pollSubmissions]) {
      await work(orgId, now).catch((error: unknown) => log().error({ orgId, err: error instanceof Error ? error.message : "unknown" }, "a protocol's round failed, will try again"));
    }
  }
}
