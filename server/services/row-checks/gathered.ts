import type { Committed, RowName } from "@/server/domain/ledger/committed";
import { RowsHash } from "@/server/domain/ledger/rows-digest";

/** Digests of rows as they are read, by the entry they belong to. Rows of one entry and name come in their order. */
export class Gathered {
  private readonly hashes = new Map<string, Map<RowName, RowsHash>>();
  private readonly made = new Map<string, Committed>();

  add(entryId: string, name: RowName, row: unknown): void {
    const names = this.hashes.get(entryId) ?? new Map<RowName, RowsHash>();
    this.hashes.set(entryId, names);
    const hash = names.get(name) ?? new RowsHash();
    names.set(name, hash);
    hash.add(row);
  }

  /** Of rows whose digest was made elsewhere. */
  set(entryId: string, made: Committed): void {
    this.made.set(entryId, { ...this.made.get(entryId), ...made });
  }

  /** To be called once an entry. */
  of(entryId: string): Committed {
    const names = [...(this.hashes.get(entryId) ?? [])].map(([name, hash]) => [name, hash.end().digest] as const);
    return { ...Object.fromEntries(names), ...this.made.get(entryId) };
  }
}
