import { coveredBy, type AnchorLog } from "./anchor-log";
import { Broken } from "./broken";
import type { Checkpoint } from "./checkpoint";
import { isAt } from "./heads";
import { followKeys, keysFor } from "./keys";
import { signersOf, type VerifierKey } from "./note";
import type { Platform } from "./platform";
import { meetsQuorum, parsePolicy, witnessesOf, type Policy } from "./policy";
import type { Report } from "./report";
import { isInPack, readFile, type PackSource } from "./source";

export type WitnessJudgement = { lines: string[]; isFromOutside: boolean };

/**
 * Holds the heads against the witness policy: one given from outside is binding, the one in the pack only tells what the
 * operator asks of itself. Witnesses see an organization's log through the anchor log: where the policy is about that one
 * too, they are asked for its head, which must hold one of this log, and not for this log's own.
 *
 * @returns what witnesses named from outside saw, in words
 */
export async function judgeWitnesses(source: PackSource, own: Checkpoint, anchorLog: AnchorLog | undefined, outside: Uint8Array | undefined, platform: Platform, report: Report): Promise<WitnessJudgement> {
  const result: WitnessJudgement = { lines: [], isFromOutside: outside !== undefined };
  const place = outside ? "the policy you gave" : "policy";
  if (!outside && !isInPack(source, "policy")) return result;
  const policy = await report.attempt(place, async () => parsePolicy(outside ?? (await readFile(source, "policy")), platform));
  if (!policy) return result;
  const heads: Judged[] = [{ head: own, covers: own.size, keys: policy.logs.filter((log) => log.name === own.origin) }, ...(await Promise.all([...(anchorLog?.earlier ?? []), ...(anchorLog ? [anchorLog] : [])].map(async (log) => anchorHead(log, policy, platform, report))))];
  const judged = heads.filter(({ head }) => policy.logs.length === 0 || policy.logs.some((log) => log.name === head.origin));
  if (judged.length === 0 && outside) report.fail("POLICY_OTHER_LOG", place, "none of its logs is in this pack");
  const last = judged.at(-1);
  for (const one of judged) await report.attempt(one.head.place, () => judgeHead({ ...one, needsQuorum: one === last }, policy, result, platform, report));
  return result;
}

type Judged = { head: Checkpoint; covers: number; keys: VerifierKey[] };
type JudgedHead = Judged & { needsQuorum: boolean };

/** The anchor log's head, with the keys that the policy names for it and those that these lead to. */
async function anchorHead(anchorLog: AnchorLog, policy: Policy, platform: Platform, report: Report): Promise<Judged> {
  const { head, older, roots, keyChanges } = anchorLog;
  const named = policy.logs.filter((log) => log.name === head.origin);
  const holding = [head, ...older].filter(({ size, root }) => isAt(roots, size, root));
  const trusted = named.length > 0 ? await followKeys(named, keyChanges, holding, platform, report) : [];
  return { head, covers: coveredBy(anchorLog, head.size), keys: keysFor(head.size, trusted) };
}

async function judgeHead({ head, covers, keys, needsQuorum }: JudgedHead, policy: Policy, result: WitnessJudgement, platform: Platform, report: Report): Promise<void> {
  if (keys.length > 0 && (await signersOf(head.note, keys, platform)).length === 0) return unmet(head, "is signed by no log key of the policy", result, report);
  const seen = await witnessesOf(head, policy, platform);
  for (const witness of seen) {
    const line = `the witness ${witness.keyName} saw this head of ${head.size} entries at ${witness.at}; it holds the first ${covers} entries of this log`;
    if (result.isFromOutside) result.lines.push(`${head.place}: ${line}.`);
    else report.note("WITNESS_NOT_JUDGED", head.place, `${line}, says a key that stands only in the pack: give your own policy with --policy`);
  }
  if (!needsQuorum) return;
  if (!meetsQuorum(policy, seen)) unmet(head, `has ${seen.length} cosignatures of witnesses in the policy, fewer than its quorum "${policy.quorum}" asks`, result, report);
  else if (covers === 0) unmet(head, "holds no head of this log, so its witnesses saw nothing of it", result, report);
}

function unmet(head: Checkpoint, sentence: string, { isFromOutside }: WitnessJudgement, report: Report): void {
  if (isFromOutside) throw new Broken("QUORUM", sentence);
  report.note("QUORUM", head.place, `${sentence} (the policy in the pack, so not binding)`);
}
