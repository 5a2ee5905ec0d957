import { fileKeyStore } from "./file-key-store";
import type { OrgKeys, PersonStone, Tombstone } from "./org-keys";

/**
 * Where data keys live: outside the database, so that no backup of it opens anything by itself.
 * `open` looks at the store each time. `destroy` is durable when it returns and may be repeated; callers see to it that
 * no two of them destroy keys of one organization at once.
 */
export interface KeyStore {
  /** Makes the organization's keys, once. */
  create(orgId: string): Promise<void>;
  /** Throws `KeysMissing`. */
  open(orgId: string): Promise<OrgKeys>;
  destroy(orgId: string, points: string[], tombstone?: Tombstone): Promise<void>;
  /** The same for what says who a person is; destroys no key where none is named. What is remembered already is not twice. */
  destroyPerson(orgId: string, points: string[], stones: readonly PersonStone[]): Promise<void>;
}

export const keyStore: KeyStore = fileKeyStore;
