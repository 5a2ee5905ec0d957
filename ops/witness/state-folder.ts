import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from "node:fs";
import path from "node:path";

import { parseCheckpointText } from "@/server/domain/ledger/checkpoint";
import { parseNote } from "@/server/domain/ledger/note";
import type { WitnessState } from "@/server/domain/ledger/witness";
import { originHash } from "@/server/domain/ledger/witness-messages";

/**
 * What a witness remembers: per log the newest note it cosigned, which says size and root, under a number that rises by
 * one. It is on the disk before its cosignature leaves; one that cannot be read stops that log, because a witness that
 * forgot would cosign a fork.
 *
 * `write` is a compare-and-swap: it names the number that was read, and throws where another process has written since.
 * So two that share a folder, whatever machine or container they run in, never both cosign from one state.
 */
export type StateFolder = {
  /** `number` is 0 for a log that nothing was cosigned of. */
  read: (origin: string) => { state: WitnessState | null; number: number };
  readNote: (hash: string) => string | null;
  write: (origin: string, note: string, number: number) => void;
  release: () => void;
};

const DIGITS = 12;
const KEPT = 2;

/** Opens the folder for one process. Throws where another process of this machine that still runs has it: that is for the operator's sake, the safety is in `write`. */
export function openStateFolder(folder: string): StateFolder {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = path.join(folder, "lock");
  takeLock(lock);
  return {
    readNote: (hash) => newestNote(folder, hash).note,
    read: (origin) => {
      const { note, number } = newestNote(folder, originHash(origin));
      if (note === null) return { state: null, number };
      const checkpoint = parseCheckpointText(parseNote(note).text);
      if (checkpoint.origin !== origin) throw new Error(`The state of ${origin} is that of ${checkpoint.origin}.`);
      return { state: { size: checkpoint.size, root: checkpoint.root }, number };
    },
    write: (origin, note, number) => addFile(folder, originHash(origin), note, number + 1),
    release: () => rmSync(lock, { force: true }),
  };
}

function nameOf(hash: string, number: number): string {
  return `${hash}.${String(number).padStart(DIGITS, "0")}.checkpoint`;
}

function numbersOf(folder: string, hash: string): number[] {
  const name = new RegExp(String.raw`^${hash}\.([0-9]{${DIGITS}})\.checkpoint$`);
  return readdirSync(folder).flatMap((file) => name.exec(file)?.[1] ?? []).map(Number).toSorted((a, b) => a - b);
}

function newestNote(folder: string, hash: string): { note: string | null; number: number } {
  for (;;) {
    const number = numbersOf(folder, hash).at(-1);
    if (number === undefined) return { note: null, number: 0 };
    const note = textOf(path.join(folder, nameOf(hash, number)));
    // Outgrown and removed by another process between the two calls.
    if (note !== null) return { note, number };
  }
}

/** Makes the file of a number with its whole content, on the disk when this returns. Throws where the number is taken or outgrown. */
function addFile(folder: string, hash: string, text: string, number: number): void {
  const file = path.join(folder, nameOf(hash, number));
  const draft = `${file}.${randomBytes(6).toString("hex")}.new`;
  const descriptor = openSync(draft, "wx", 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  try {
    linkSync(draft, file);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === "EEXIST" ? tookOver() : error;
  } finally {
    rmSync(draft, { force: true });
  }
  // The new name is only safe once the folder is on the disk too.
  const directory = openSync(folder, "r");
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
  requireNewest(folder, hash, number);
}

/** A number long outgrown may be free again, because old files are removed. */
function requireNewest(folder: string, hash: string, number: number): void {
  const numbers = numbersOf(folder, hash);
  if (numbers.at(-1) !== number) {
    rmSync(path.join(folder, nameOf(hash, number)), { force: true });
    throw tookOver();
  }
  for (const old of numbers.slice(0, -KEPT)) rmSync(path.join(folder, nameOf(hash, old)), { force: true });
}

function tookOver(): Error {
  return new Error("Another witness has written to this state meanwhile: nothing was cosigned. Two at once could cosign a fork.");
}

/** The lock holds a process id: one that was killed leaves it, and the next finds out. */
function takeLock(lock: string): void {
  const holder = textOf(lock);
  if (holder !== null) {
    if (Number(holder) !== process.pid && isRunning(Number(holder))) throw new Error(`Another witness (process ${holder}) uses this state. Two at once could cosign a fork.`);
    rmSync(lock, { force: true });
  }
  const descriptor = openSync(lock, "wx", 0o600);
  writeSync(descriptor, String(process.pid));
  closeSync(descriptor);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
