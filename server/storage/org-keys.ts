import { hasKey, keyOf, pointOf, type KeyTree } from "../domain/crypto/key-tree";

/** What the key store remembers of an erasure, so that a database restored to before it can be brought up to it. */
export type Tombstone = {
  erasureId: string;
  evidenceId: string;
  basis: string;
  reason: string;
  requestedBy: string;
  requestedAt: string;
  approvedBy: string;
  approvedAt: string;
};

/**
 * What the key store remembers of a person, so that neither a database nor a system restored to before it brings them back:
 * what of them was to be erased where, by hashes under a key of the organization, and that a case was forgotten.
 */
export type PersonStone =
  | { kind: "person_erased"; requestId: string; taskId: string; systemId: string; at: string; by: string; hashes: { type: string; hash: string }[] }
  /** They took the request back, by a proof of that digest: what was ordered of it is carried out nowhere. */
  | { kind: "person_withdrawn"; requestId: string; at: string; rights: string[]; proofSha256: string }
  | { kind: "person_suppressed"; type: string; hash: string; reason: string; at: string; until: string | null }
  | { kind: "person_forgotten"; requestId: string; at: string };

/** A key that was destroyed, with what it opened, for good. */
export class KeyDestroyed extends Error {
  constructor(subject: string) {
    super(`The data key of ${subject.split(":")[0] ?? ""} was destroyed: what it opened is erased.`);
    this.name = "KeyDestroyed";
  }
}

/** The key store does not hold the organization's keys, or not in a form that this installation's secret opens. */
export class KeysMissing extends Error {
  constructor(why: string, options?: ErrorOptions) {
    super(`${why} Put the newest copy of the key folder back (docs/operations/backups.md).`, options);
    this.name = "KeysMissing";
  }
}

/** The data keys of one organization as the store holds them now. Good for one piece of work; open it again for the next. */
export class OrgKeys {
  private readonly derived = new Map<string, Uint8Array | undefined>();

  constructor(private readonly tree: KeyTree, readonly tombstones: readonly Tombstone[], readonly people: readonly PersonStone[] = []) {}

  /** Undefined where it was destroyed. */
  find(subject: string): Uint8Array | undefined {
    // People come again and again; files and items do not, and would only fill the memory.
    if (!subject.startsWith("person:")) return keyOf(this.tree, subject);
    if (!this.derived.has(subject)) this.derived.set(subject, keyOf(this.tree, subject));
    return this.derived.get(subject);
  }

  has(subject: string): boolean {
    return hasKey(this.tree, subject);
  }

  /** What names the key to `KeyStore.destroy`; can be kept after what it opened is gone. */
  pointOf(subject: string): string {
    return pointOf(this.tree, subject);
  }

  /** Throws `KeyDestroyed`. */
  key(subject: string): Uint8Array {
    const found = this.find(subject);
    if (!found) throw new KeyDestroyed(subject);
    return found;
  }
}

/** Key subjects: what can be destroyed by itself. */
export const fileSubject = (sha256: string) => `file:${sha256}`;
export const personSubject = (id: string) => `person:${id}`;
/** Bodies of all entries about one object: an evidence, a control, a member. */
export const objectSubject = (kind: string, id: string) => `${kind === "file" || kind === "person" || kind === "entry" ? "object-" : ""}${kind}:${id}`;
export const entrySubject = (id: string) => `entry:${id}`;
