import { Laps } from "../../in-laps";
import { orgsWithProtocolWork, tellControllers } from "./callbacks";
import { pollSubmissions } from "./poll-submissions";

/** For everybody's peers together. What is left is due in the next round. */
const ROUND_MS = 60_000;
const laps = new Laps("protocols", ROUND_MS);

/** Tells controllers what changed and asks processors what they did: one organization after the other, a message each, until the round's time is over. */
export async function runProtocols(now: Date): Promise<void> {
  const began = performance.now();
  const clock = () => new Date(now.getTime() + performance.now() - began);
  const orgs = await orgsWithProtocolWork(now);
  await laps.run(orgs.flatMap((orgId) => [{ key: `${orgId} tell`, orgId, pieces: tellControllers(orgId, clock) }, { key: `${orgId} ask`, orgId, pieces: pollSubmissions(orgId, clock) }]));
}
