import { strictDecimal, strictText, sameBytes } from "./bytes";
import { LedgerError } from "./error";
import type { Policy, PolicyGroup } from "./policy";
import { COSIGNATURE, ED25519, parseVerifierKey, printVerifierKey, type KeyType, type VerifierKey } from "./verifier-key";

const MAX_BYTES = 256 * 1024;
const NONE = "none";
type Draft = Policy & { names: Set<string>; used: Set<string>; hasQuorum: boolean };

/**
 * Reads a C2SP tlog-policy file strictly. Names are compared as they are, without Unicode folding; the file must be UTF-8.
 *
 * Throws `POLICY_FORM` (also for a last line without its newline: it may be cut short); `POLICY_KEY` for a verifier key
 * that is malformed or of the wrong type; `POLICY_DUPLICATE` for a name or key defined twice, or a member listed twice;
 * `POLICY_NAME` for a name not defined on an earlier line; `POLICY_THRESHOLD`; `POLICY_QUORUM` unless there is exactly one.
 */
export function parsePolicy(input: string | Uint8Array): Policy {
  const text = strictText(input, "POLICY_FORM");
  // eslint-disable-next-line no-control-regex -- control characters are the point
  if (text.length > MAX_BYTES || /[\u0000-\u0008\u000b-\u001f\u007f]/.test(text)) throw form("a policy is short and holds no control characters but tab and newline");
  if (text !== "" && !text.endsWith("\n")) throw form("the last line does not end with a newline");
  const draft: Draft = { logs: [], witnesses: [], groups: [], quorum: null, names: new Set(), used: new Set(), hasQuorum: false };
  for (const line of text.split("\n")) {
    const words = line.split(/[ \t]+/).filter((word) => word !== "");
    if (words[0] && !words[0].startsWith("#")) readLine(draft, words);
  }
  if (!draft.hasQuorum) throw new LedgerError("POLICY_QUORUM", "the policy has no quorum line");
  return { logs: draft.logs, witnesses: draft.witnesses, groups: draft.groups, quorum: draft.quorum };
}

/** The policy file of a policy: logs, witnesses, groups, quorum. Reading it back gives the same policy. Throws as `parsePolicy` does for what it would refuse. */
export function printPolicy({ logs, witnesses, groups, quorum }: Policy): string {
  const lines = [
    ...logs.flatMap(({ key, url, comment }) => [...(comment === undefined ? [] : [["#", ...comment.split(" ")]]), ["log", printVerifierKey(key), url]]),
    ...witnesses.map(({ name, key, url }) => ["witness", name, printVerifierKey(key), url]),
    ...groups.map(({ name, threshold, members }) => ["group", name, thresholdWord(threshold, members.length), ...members]),
    ["quorum", quorum ?? NONE],
  ].map((words) => words.filter((word) => word !== null));
  // A name that holds a newline would bring lines of its own.
  if (lines.flat().some((word) => !/^[^\s]+$/.test(word))) throw form("a name or address in a policy is not empty and has no space");
  const text = lines.map((words) => `${words.join(" ")}\n`).join("");
  parsePolicy(text);
  return text;
}

function readLine(draft: Draft, [keyword = "", ...words]: string[]): void {
  if (keyword === "log") readLog(draft, words);
  else if (keyword === "witness") readWitness(draft, words);
  else if (keyword === "group") readGroup(draft, words);
  else if (keyword === "quorum") readQuorum(draft, words);
  else throw form(`no line begins with ${keyword.slice(0, 40)}`);
}

function readLog(draft: Draft, [vkey, url, ...more]: string[]): void {
  if (!vkey || more.length > 0) throw form("a log line is: log <vkey> [<url>]");
  const key = readKey(vkey, ED25519);
  requireNewKey(draft.logs, key);
  draft.logs.push({ key, url: url ?? null });
}

function readWitness(draft: Draft, [name, vkey, url, ...more]: string[]): void {
  if (!name || !vkey || more.length > 0) throw form("a witness line is: witness <name> <vkey> [<url>]");
  const key = readKey(vkey, COSIGNATURE);
  requireNewKey(draft.witnesses, key);
  define(draft, name);
  draft.witnesses.push({ name, key, url: url ?? null });
}

function readGroup(draft: Draft, [name, threshold, ...members]: string[]): void {
  if (!name || !threshold || members.length === 0) throw form("a group line is: group <name> all|any|<k> <name>...");
  for (const member of members) {
    if (!draft.names.has(member)) throw new LedgerError("POLICY_NAME", `${member} is not defined on an earlier line`);
    // Once in all groups together, so that no witness counts in two ways.
    if (draft.used.has(member)) throw new LedgerError("POLICY_DUPLICATE", `${member} is a member already`);
    draft.used.add(member);
  }
  define(draft, name);
  draft.groups.push({ name, threshold: readThreshold(threshold, members), members });
}

function readQuorum(draft: Draft, [name, ...more]: string[]): void {
  if (!name || more.length > 0) throw form("a quorum line is: quorum <name>");
  if (draft.hasQuorum) throw new LedgerError("POLICY_QUORUM", "the policy has two quorum lines");
  if (name !== NONE && !draft.names.has(name)) throw new LedgerError("POLICY_NAME", `${name} is not defined on an earlier line`);
  [draft.quorum, draft.hasQuorum] = [name === NONE ? null : name, true];
}

function readThreshold(word: string, members: string[]): PolicyGroup["threshold"] {
  if (word === "any") return 1;
  if (word === "all") return members.length;
  const threshold = strictDecimal(word, "POLICY_THRESHOLD");
  if (threshold < 1 || threshold > members.length) throw new LedgerError("POLICY_THRESHOLD", `${word} of ${members.length} members cannot be`);
  return threshold;
}

function thresholdWord(threshold: number, members: number): string {
  if (threshold === members) return "all";
  return threshold === 1 ? "any" : String(threshold);
}

function readKey(vkey: string, type: KeyType): VerifierKey {
  try {
    const key = parseVerifierKey(vkey);
    if (key.type === type) return key;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    throw new LedgerError("POLICY_KEY", `${vkey.slice(0, 100)}: ${error.message}`);
  }
  throw new LedgerError("POLICY_KEY", `a ${type === ED25519 ? "log" : "witness"} has a key of type ${type}`);
}

function requireNewKey(known: readonly { key: VerifierKey }[], key: VerifierKey): void {
  if (known.some((other) => sameBytes(other.key.publicKey, key.publicKey))) throw new LedgerError("POLICY_DUPLICATE", `the key of ${key.name} stands there already`);
}

function define(draft: Draft, name: string): void {
  if (name === NONE || draft.names.has(name)) throw new LedgerError("POLICY_DUPLICATE", `${name} is defined already`);
  draft.names.add(name);
}

function form(message: string): LedgerError {
  return new LedgerError("POLICY_FORM", message);
}
