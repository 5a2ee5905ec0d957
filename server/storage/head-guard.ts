import { randomBytes } from "node:crypto";
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";

import { sameBytes } from "@/server/domain/ledger/bytes";
import { LedgerError } from "@/server/domain/ledger/error";
import { parseEnding, parseGuardedHead, parseHeld, printEnding, printGuardedHead, printHeld, type GuardedHead, type HeldCount, type LogEnding } from "@/server/domain/ledger/head-guard";
import { dataPath, env } from "@/server/env";

import { BucketHeadGuard } from "./bucket-head-guard";

/** Where the last published head of each log is kept, outside the database: a restore of the database must not restore it. */
export interface HeadGuard {
  /** The newest head, undefined where the log was never guarded. Throws `GUARD_UNREADABLE`. */
  read: (logId: string) => Promise<GuardedHead | undefined>;
  /** Keeps a head, on disk when this returns. Never goes back: an older head is passed over. Throws `GUARD_OTHER_ROOT` for a second root at a size. */
  publish: (logId: string, head: GuardedHead) => Promise<void>;
  /** How a log ended, undefined where it was not closed as far as the guard knows. Throws `GUARD_UNREADABLE`. */
  ending: (logId: string) => Promise<LogEnding | undefined>;
  /** Keeps how a log ended, on disk when this returns and for ever: what is there already stays. */
  end: (logId: string, ending: LogEnding) => Promise<void>;
  /** How many changes waited during the newest freeze that had any, undefined where none ever did. Throws `GUARD_UNREADABLE`. */
  held: (logId: string) => Promise<HeldCount | undefined>;
  /** Keeps that number in place of what is there. Of two at once one gets through: it is told again with the next look. */
  keepHeld: (logId: string, held: HeldCount) => Promise<void>;
  /** Sets an unreadable entry aside, of its head or its ending, so that a new one can be made. Nothing is deleted. */
  setAside: (logId: string, now: Date, what?: "head" | "ending") => Promise<void>;
  /** Every log that has an entry. */
  list: () => Promise<string[]>;
}

const SIZE_DIGITS = 16;
const KEPT = 2;
const ENDING = ".closed";
const HELD = ".held";
const STALE_MS = 60_000;
const HEAD_FILE = /^[0-9]{16}\.json$/;

/**
 * A folder a log, a file a size. Files are only ever made, by `link`, which fails where the name is there: that is the
 * compare-and-swap, and a process killed at any point leaves no lock behind. The highest name is the answer, so two
 * publishers in any order cannot take it back. Works on any file system with hard links that all sequencers share.
 */
export class FileHeadGuard implements HeadGuard {
  constructor(private readonly root: string) {}

  async read(logId: string): Promise<GuardedHead | undefined> {
    for (;;) {
      const newest = (await this.heads(logId)).at(-1);
      if (!newest) return undefined;
      const bytes = await readIfThere(path.join(this.folder(logId), newest));
      // Outgrown and removed between the two calls.
      if (bytes) return parseGuardedHead(bytes);
    }
  }

  async publish(logId: string, head: GuardedHead): Promise<void> {
    const folder = this.folder(logId);
    await this.makeFolder(folder);
    const known = (await this.heads(logId)).at(-1);
    const name = `${String(head.size).padStart(SIZE_DIGITS, "0")}.json`;
    if (known && known > name) return;
    if (known !== name && (await place(folder, name, printGuardedHead(head)))) return this.prune(logId);
    const there = await readIfThere(path.join(folder, name));
    // Already outgrown: its maker has seen to it.
    if (!there) return;
    if (!sameBytes(parseGuardedHead(there).root, head.root)) throw new LedgerError("GUARD_OTHER_ROOT", `another head of ${head.size} entries was published for this log`);
  }

  /** Beside the folder: a head that is set aside must not take it along. */
  async ending(logId: string): Promise<LogEnding | undefined> {
    const bytes = await readIfThere(`${this.folder(logId)}${ENDING}`);
    return bytes && parseEnding(bytes);
  }

  async end(logId: string, ending: LogEnding): Promise<void> {
    const name = `${path.basename(this.folder(logId))}${ENDING}`;
    await mkdir(this.root, { recursive: true, mode: 0o700 });
    await place(this.root, name, printEnding(ending));
  }

  async held(logId: string): Promise<HeldCount | undefined> {
    const bytes = await readIfThere(`${this.folder(logId)}${HELD}`);
    return bytes && parseHeld(bytes);
  }

  async keepHeld(logId: string, held: HeldCount): Promise<void> {
    const name = `${path.basename(this.folder(logId))}${HELD}`;
    await mkdir(this.root, { recursive: true, mode: 0o700 });
    const part = await writePart(this.root, name, printHeld(held));
    await rename(part, path.join(this.root, name));
    await syncFolder(this.root);
  }

  async setAside(logId: string, now: Date, what: "head" | "ending" = "head"): Promise<void> {
    const stored = what === "head" ? this.folder(logId) : `${this.folder(logId)}${ENDING}`;
    await rename(stored, `${stored}.aside-${now.getTime()}`);
  }

  async list(): Promise<string[]> {
    const entries = await readdir(this.root, { withFileTypes: true }).catch(noneIfAbsent);
    return entries.filter((entry) => entry.isDirectory() && !entry.name.includes(".aside-")).map((entry) => entry.name).toSorted();
  }

  private folder(logId: string): string {
    if (!/^[0-9a-z-]+$/.test(logId)) throw new LedgerError("GUARD_LOG", "not the id of a log");
    return path.join(this.root, logId);
  }

  private async heads(logId: string): Promise<string[]> {
    return (await readdir(this.folder(logId)).catch(noneIfAbsent)).filter((name) => HEAD_FILE.test(name)).toSorted();
  }

  private async makeFolder(folder: string): Promise<void> {
    const made = await mkdir(folder, { recursive: true, mode: 0o700 });
    if (made) await syncFolder(this.root);
  }

  /** Removes what was outgrown, and what killed processes left half written. */
  private async prune(logId: string): Promise<void> {
    const folder = this.folder(logId);
    const outgrown = (await this.heads(logId)).slice(0, -KEPT);
    const halves = (await readdir(folder)).filter((name) => name.endsWith(".part"));
    const stale = await Promise.all(halves.map(async (name) => Date.now() - ((await stat(path.join(folder, name)).catch(goneIfAbsent))?.mtimeMs ?? 0) > STALE_MS));
    for (const name of [...outgrown, ...halves.filter((_, i) => stale[i])]) await rm(path.join(folder, name), { force: true });
  }
}

let inBucket: BucketHeadGuard | undefined;

/** The installation's guard: in a bucket where one is configured, else in files. Throws a sentence that names what a bucket still needs. */
export function headGuard(): HeadGuard {
  const { PROOFROOM_LEDGER_GUARD_BUCKET_URL: url, PROOFROOM_LEDGER_GUARD_BUCKET_KEY_ID: keyId = "", PROOFROOM_LEDGER_GUARD_BUCKET_SECRET: secret = "", PROOFROOM_LEDGER_GUARD_BUCKET_REGION: region } = env();
  if (url && (keyId === "" || secret === "")) throw new Error("PROOFROOM_LEDGER_GUARD_BUCKET_URL needs PROOFROOM_LEDGER_GUARD_BUCKET_KEY_ID and PROOFROOM_LEDGER_GUARD_BUCKET_SECRET.");
  if (url) return (inBucket ??= new BucketHeadGuard({ url: url.replace(/\/$/, ""), keyId, secret, region }));
  return new FileHeadGuard(env().PROOFROOM_LEDGER_GUARD_DIR ?? dataPath("ledger-guard"));
}

/** Makes a file with its whole content at once, on disk when this returns. False where the name is there already. */
async function place(folder: string, name: string, text: string): Promise<boolean> {
  const part = await writePart(folder, name, text);
  try {
    await link(part, path.join(folder, name));
    await syncFolder(folder);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    await rm(part, { force: true });
  }
}

/** A file of this content beside the name it is for, on disk when this returns. Returns its path. */
async function writePart(folder: string, name: string, text: string): Promise<string> {
  const part = path.join(folder, `${name}.${process.pid}.${randomBytes(6).toString("hex")}.part`);
  const file = await open(part, "wx", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  return part;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readIfThere(file: string): Promise<Uint8Array | undefined> {
  return readFile(file).catch(goneIfAbsent);
}

function noneIfAbsent(error: unknown): never[] {
  if (codeOf(error) === "ENOENT") return [];
  throw error;
}

function goneIfAbsent(error: unknown): undefined {
  if (codeOf(error) === "ENOENT") return undefined;
  throw error;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
}
