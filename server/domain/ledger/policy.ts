import { LedgerError } from "./error";
import type { VerifiedSignature } from "./note";
import { openCheckpoint, type OpenedCheckpoint } from "./open-checkpoint";
import { sameKey, type VerifierKey } from "./verifier-key";

/** `comment` is printed in a line before it and means nothing to those who read the file. */
export type PolicyLog = { key: VerifierKey; url: string | null; comment?: string };
export type PolicyWitness = { name: string; key: VerifierKey; url: string | null };
/** Witnessed when at least `threshold` of its members are; a member is a witness or an earlier group. */
export type PolicyGroup = { name: string; threshold: number; members: string[] };
/** A C2SP tlog-policy. `quorum` names a witness or a group; null asks for no witness. */
export type Policy = { logs: PolicyLog[]; witnesses: PolicyWitness[]; groups: PolicyGroup[]; quorum: string | null };
/** Which witnesses cosigned, by their names in the policy, and whether that is enough. */
export type PolicyVerdict = { witnesses: string[]; quorum: boolean };

/** Judges signatures that `openNote` verified. A witness counts once however often it signed. */
export function evaluatePolicy(policy: Policy, verified: readonly VerifiedSignature[]): PolicyVerdict {
  const witnesses = policy.witnesses.filter((witness) => verified.some(({ key }) => sameKey(key, witness.key))).map(({ name }) => name);
  return { witnesses, quorum: reachesQuorum(policy, witnesses) };
}

/** Whether these of the policy's witnesses, by their names, are enough for it. */
export function reachesQuorum({ groups, quorum }: Pick<Policy, "groups" | "quorum">, witnesses: readonly string[]): boolean {
  const reached = new Set(witnesses);
  // A group names only what stands before it, so one pass in order is enough.
  for (const { name, threshold, members } of groups) {
    if (members.filter((member) => reached.has(member)).length >= threshold) reached.add(name);
  }
  return quorum === null || reached.has(quorum);
}

/**
 * A checkpoint that one of the policy's logs signed and enough of its witnesses cosigned.
 *
 * @param logKeys keys known from elsewhere; with them the policy's own logs are not asked
 *
 * Throws as `openCheckpoint`, and `POLICY_NO_QUORUM`.
 */
export function openByPolicy(note: string | Uint8Array, policy: Policy, logKeys?: readonly VerifierKey[]): OpenedCheckpoint & PolicyVerdict {
  const checkpoint = openCheckpoint(note, logKeys ?? policy.logs.map(({ key }) => key), policy.witnesses.map(({ key }) => key));
  const verdict = evaluatePolicy(policy, checkpoint.verified);
  if (!verdict.quorum) throw new LedgerError("POLICY_NO_QUORUM", `witnesses ${verdict.witnesses.join(", ") || "(none)"} are not the quorum ${policy.quorum}`);
  return { ...checkpoint, ...verdict };
}
