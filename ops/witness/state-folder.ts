import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import path from "node:path";

import { parseCheckpointText } from "@/server/domain/ledger/checkpoint";
import { parseNote } from "@/server/domain/ledger/note";
import type { WitnessState } from "@/server/domain/ledger/witness";
import { originHash } from "@/server/domain/ledger/witness-messages";

/**
 * What a witness remembers: per log one file with the newest note it cosigned, which says size and root. A file is
 * replaced whole and is on the disk before its cosignature leaves; one that cannot be read stops that log, because a
 * witness that forgot would cosign a fork.
 */
export type StateFolder = {
  read: (origin: string) => { state: WitnessState; note: string } | null;
  readNote: (hash: string) => string | null;
  write: (origin: string, note: string) => void;
  release: () => void;
};

/** Opens the folder for one process. Throws where another process that still runs has it. */
export function openStateFolder(folder: string): StateFolder {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = path.join(folder, "lock");
  takeLock(lock);
  const readNote = (hash: string) => textOf(path.join(folder, `${hash}.checkpoint`));
  return {
    readNote,
    read: (origin) => {
      const note = readNote(originHash(origin));
      if (note === null) return null;
      const checkpoint = parseCheckpointText(parseNote(note).text);
      if (checkpoint.origin !== origin) throw new Error(`The state of ${origin} is that of ${checkpoint.origin}.`);
      return { state: { size: checkpoint.size, root: checkpoint.root }, note };
    },
    write: (origin, note) => replaceFile(folder, `${originHash(origin)}.checkpoint`, note),
    release: () => rmSync(lock, { force: true }),
  };
}

function replaceFile(folder: string, name: string, text: string): void {
  const draft = path.join(folder, `${name}.new`);
  const descriptor = openSync(draft, "w", 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, path.join(folder, name));
  // The new name is only safe once the folder is on the disk too.
  const directory = openSync(folder, "r");
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
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
