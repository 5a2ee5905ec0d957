import { v7 } from "uuid";

/** Every prefix the product uses. A log line or a URL tells by it what an id is. */
export const ID_PREFIXES = {
  organization: "org", user: "usr", session: "ses", membership: "mem", invitation: "inv", signInToken: "sit",
  apiKey: "key", control: "ctl", controlRevision: "crv", verdictEvent: "vev", evidence: "ev", record: "rec",
  supplement: "sup", standingAnswer: "sta", review: "rev", withdrawal: "wdr", link: "lnk", mapping: "map",
  auditEvent: "aud", report: "rep", reportSchedule: "rsc", reportPreview: "rpv", pack: "pck", mail: "mail", erasure: "era", legalHold: "hold", selfCheck: "chk", anchor: "anc", seal: "seal",
  request: "req", rightsRequest: "dsr", caseText: "txt", caseMessage: "msg", caseFile: "dsf", identifier: "idn", registerEntry: "reg", handOverKey: "hok",
  certificate: "crt", recipient: "rcp", replay: "rpl", suppression: "spr", dataSystem: "sys", systemTask: "tsk", systemSecret: "sec", systemDelivery: "dlv", protocolPeer: "peer", drill: "drl", statusCallback: "cbk",
  engagement: "eng", auditGrant: "agr", auditRelease: "arl", auditComment: "acm",
  signingIdentity: "sgn",
  statusVersion: "stv", statusRequest: "sdr",
  auditRequest: "arq", auditRequestItem: "ari", auditRequestEvent: "are", auditFinding: "fnd", auditFindingEvent: "fne",
  population: "pop", sample: "smp",
} as const;
export type IdNoun = keyof typeof ID_PREFIXES;

// Crockford base32 in lower case: sorts like the bytes, has no i, l, o, u.
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** A new id such as `ev_01jd…`: prefix, underscore, 26 characters of a UUIDv7 (sorts by time of creation). */
export function newId(noun: IdNoun): string {
  const bytes = v7(undefined, new Uint8Array(16));
  // 128 bits in groups of five from the right: the first character holds the three that are left.
  let [text, held, bits] = ["", 0, 0];
  for (let i = bytes.length - 1; i >= 0; i--) {
    held |= (bytes[i] ?? 0) << bits;
    bits += 8;
    for (; bits >= 5; bits -= 5, held >>>= 5) text = ALPHABET.charAt(held & 31) + text;
  }
  text = ALPHABET.charAt(held) + text;
  return `${ID_PREFIXES[noun]}_${text}`;
}

/** True for a well-formed id of this noun. Says nothing about whether the object exists. */
export function isId(noun: IdNoun, text: string): boolean {
  return text.startsWith(`${ID_PREFIXES[noun]}_`) && /^[a-z]+_[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(text);
}
