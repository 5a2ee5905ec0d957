import { sameBytes } from "@/server/domain/ledger/bytes";
import { LedgerError } from "@/server/domain/ledger/error";
import { parseEnding, parseGuardedHead, parseHeld, printEnding, printGuardedHead, printHeld, type GuardedHead, type HeldCount, type LogEnding } from "@/server/domain/ledger/head-guard";

import { BucketObjects, type BucketSettings } from "./bucket-objects";
import type { HeadGuard } from "./head-guard";

const TRIES = 20;
const ENTRY = /^([0-9a-z-]+)\.json$/;
const PROBE = "conditions.probe";

/**
 * The head guard in an S3 bucket, for sequencers on several machines: an object a log, replaced only on the condition
 * that it is still the one that was read (`If-Match`), made only where there is none (`If-None-Match`). Whoever comes
 * second reads again and finds whether their head is newer still, so it never goes back.
 *
 * A store that ignores conditions would guard nothing: before its first write a process tries whether they are kept.
 */
export class BucketHeadGuard implements HeadGuard {
  private readonly objects: BucketObjects;
  private isKept: Promise<void> | undefined;

  constructor(settings: BucketSettings) {
    this.objects = new BucketObjects(settings);
  }

  async read(logId: string): Promise<GuardedHead | undefined> {
    const stored = await this.objects.get(nameOf(logId));
    return stored && parseGuardedHead(stored.bytes);
  }

  async publish(logId: string, head: GuardedHead): Promise<void> {
    await this.requireConditions();
    for (let i = 0; i < TRIES; i++) {
      const stored = await this.objects.get(nameOf(logId));
      if (stored && isOutgrown(parseGuardedHead(stored.bytes), head)) return;
      if (await this.objects.putIf(nameOf(logId), printGuardedHead(head), stored?.etag)) return;
    }
    throw new Error(`the head guard's entry was changed by others ${TRIES} times while it was written`);
  }

  async ending(logId: string): Promise<LogEnding | undefined> {
    const stored = await this.objects.get(nameOf(logId, "closed"));
    return stored && parseEnding(stored.bytes);
  }

  async end(logId: string, ending: LogEnding): Promise<void> {
    await this.requireConditions();
    await this.objects.putIf(nameOf(logId, "closed"), printEnding(ending), undefined);
  }

  async held(logId: string): Promise<HeldCount | undefined> {
    const stored = await this.objects.get(nameOf(logId, "held"));
    return stored && parseHeld(stored.bytes);
  }

  async keepHeld(logId: string, held: HeldCount): Promise<void> {
    await this.requireConditions();
    const name = nameOf(logId, "held");
    await this.objects.putIf(name, printHeld(held), (await this.objects.get(name))?.etag);
  }

  async setAside(logId: string, now: Date, what: "head" | "ending" = "head"): Promise<void> {
    const name = nameOf(logId, what === "head" ? "json" : "closed");
    const stored = await this.objects.get(name);
    if (!stored) return;
    // Bytes that cannot be read as text are kept as they are.
    await this.objects.putIf(`${what === "head" ? logId : name}.aside-${now.getTime()}`, Buffer.from(stored.bytes).toString("base64"), undefined);
    await this.objects.remove(name);
  }

  async list(): Promise<string[]> {
    return (await this.objects.list()).flatMap((name) => ENTRY.exec(name)?.[1] ?? []).toSorted();
  }

  private async requireConditions(): Promise<void> {
    this.isKept ??= this.tryConditions();
    try {
      await this.isKept;
    } catch (error) {
      this.isKept = undefined;
      throw error;
    }
  }

  private async tryConditions(): Promise<void> {
    await this.objects.putIf(PROBE, "probe\n", undefined);
    const isIgnored = (await this.objects.putIf(PROBE, "second\n", undefined)) || (await this.objects.putIf(PROBE, "third\n", '"00000000000000000000000000000000"'));
    if (isIgnored) throw new Error("the bucket of the head guard ignores If-None-Match or If-Match, so it cannot guard anything: use one that keeps conditions, or PROOFROOM_LEDGER_GUARD_DIR on shared storage");
  }
}

/** True where what is there makes this head needless. Throws `GUARD_OTHER_ROOT` for a second root at a size. */
function isOutgrown(known: GuardedHead, head: GuardedHead): boolean {
  if (known.size === head.size && !sameBytes(known.root, head.root)) throw new LedgerError("GUARD_OTHER_ROOT", `another head of ${head.size} entries was published for this log`);
  return known.size >= head.size;
}

function nameOf(logId: string, what: "json" | "closed" | "held" = "json"): string {
  if (!/^[0-9a-z-]+$/.test(logId)) throw new LedgerError("GUARD_LOG", "not the id of a log");
  return `${logId}.${what}`;
}
