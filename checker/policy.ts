import { Broken } from "./broken";
import { concat, textOf, utf8 } from "./bytes";
import type { Checkpoint } from "./checkpoint";
import { COSIGNATURE, parseVerifierKey, type VerifierKey } from "./note";
import type { Platform } from "./platform";

type Member = { name: string; witness?: VerifierKey | undefined; group?: { needs: number; of: string[] } };
/** Which witnesses must have seen a head (C2SP tlog-policy). `quorum` is a name or "none". */
export type Policy = { logs: VerifierKey[]; members: Map<string, Member>; quorum: string };
export type Witnessed = { name: string; keyName: string; at: string };

/** Base64 of the type byte and 32 bytes. */
const ED25519_KEY_CHARACTERS = 44;

/** Reads a policy file. Throws `Broken` POLICY_FORM. Witness keys of kinds unknown here never count as seen. */
export function parsePolicy(bytes: Uint8Array, platform: Platform): Policy {
  const policy: Policy = { logs: [], members: new Map(), quorum: "" };
  const lines = textOf(bytes).split("\n").map((line) => line.split(/[ \t]+/).filter((word) => word !== ""));
  for (const words of lines.filter(([word]) => word !== undefined && !word.startsWith("#"))) readLine(words, policy, platform);
  if (policy.quorum === "") throw new Broken("POLICY_FORM", "the policy has no quorum line");
  return policy;
}

function readLine([kind, name = "", third = "", ...rest]: string[], policy: Policy, platform: Platform): void {
  if (kind === "log") policy.logs.push(parseVerifierKey(name, platform));
  else if (kind === "witness") define(policy, { name, witness: witnessKey(third, platform) });
  else if (kind === "group") define(policy, { name, group: groupOf(third, rest, policy) });
  else if (kind === "quorum" && policy.quorum === "" && (name === "none" || policy.members.has(name))) policy.quorum = name;
  else throw new Broken("POLICY_FORM", `the line "${kind} ${name}" is not one of a policy, or stands too early`);
}

function define(policy: Policy, member: Member): void {
  if (member.name === "" || member.name === "none" || policy.members.has(member.name)) throw new Broken("POLICY_FORM", `the name "${member.name}" is taken or missing`);
  policy.members.set(member.name, member);
}

function witnessKey(line: string, platform: Platform): VerifierKey | undefined {
  // Longer keys are ML-DSA cosigners (type 6), which Node 20 and browsers cannot verify.
  const key = line.split("+").slice(2).join("+");
  return key.length > ED25519_KEY_CHARACTERS ? undefined : parseVerifierKey(line, platform);
}

function groupOf(threshold: string, of: string[], policy: Policy): { needs: number; of: string[] } {
  const needs = threshold === "any" ? 1 : threshold === "all" ? of.length : Number(threshold);
  const isKnown = of.length > 0 && of.every((name) => policy.members.has(name)) && new Set(of).size === of.length;
  if (!isKnown || !Number.isInteger(needs) || needs < 1 || needs > of.length) throw new Broken("POLICY_FORM", "a group names members not defined before it, or asks for a number it cannot have");
  return { needs, of };
}

/**
 * The witnesses that cosigned a head (C2SP tlog-cosignature, Ed25519), each with its time.
 * Throws `Broken` COSIGNATURE when a known witness's line is bad.
 */
export async function witnessesOf(head: Checkpoint, policy: Policy, platform: Platform): Promise<Witnessed[]> {
  const seen: Witnessed[] = [];
  for (const { name, witness } of policy.members.values()) {
    if (witness?.type !== COSIGNATURE) continue;
    for (const line of head.note.signatures.filter((candidate) => candidate.name === witness.name && candidate.id === witness.id)) {
      const seconds = line.bytes.length === 72 ? new DataView(line.bytes.buffer, line.bytes.byteOffset).getBigUint64(0) : 0n;
      const message = concat(utf8(`cosignature/v1\ntime ${seconds}\n`), utf8(head.note.text));
      const good = line.bytes.length === 72 && seconds < 1n << 42n && (await platform.verifyEd25519(witness.publicKey, message, line.bytes.subarray(8)));
      if (!good) throw new Broken("COSIGNATURE", `the cosignature of ${witness.name} does not fit the head`);
      seen.push({ name, keyName: witness.name, at: new Date(Number(seconds) * 1000).toISOString() });
    }
  }
  return seen;
}

/** Whether those who cosigned are enough. */
export function meetsQuorum(policy: Policy, seen: readonly Witnessed[]): boolean {
  const names = new Set(seen.map(({ name }) => name));
  const isMet = (name: string): boolean => {
    const group = policy.members.get(name)?.group;
    return group ? group.of.filter(isMet).length >= group.needs : names.has(name);
  };
  return policy.quorum === "none" || isMet(policy.quorum);
}
