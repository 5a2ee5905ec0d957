import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { strictBase64 } from "@/server/domain/ledger/bytes";
import { deriveLogKey, type LogKey } from "@/server/domain/ledger/checkpoint";
import { LedgerError } from "@/server/domain/ledger/error";
import { ED25519, signerOf } from "@/server/domain/ledger/verifier-key";
import { env } from "@/server/env";

/** Where the logs' private keys come from. The newest index is the source's to know, never the database's. */
export interface KeySource {
  newestIndex: number;
  /** Throws `KEY_SOURCE` where there is no such key to be had. */
  keyOf: (origin: string, index: number) => Promise<LogKey>;
}

const run = promisify(execFile);
const COMMAND_TIMEOUT_MS = 15_000;

/** Keys derived from seeds: index n is the n-th seed, oldest first. */
export function seedSource(seeds: readonly string[]): KeySource {
  return {
    newestIndex: seeds.length - 1,
    keyOf: async (origin, index) => {
      const seed = seeds[index];
      if (seed === undefined) throw new LedgerError("KEY_SOURCE", `there is no ledger seed ${index}`);
      return deriveLogKey(Buffer.from(seed), origin);
    },
  };
}

/** Keys that a command derives: `<command> derive <origin> <index>` prints 32 bytes in base64. */
export function commandSource(command: string, newestIndex: number): KeySource {
  return {
    newestIndex,
    keyOf: async (origin, index) => {
      try {
        const { stdout } = await run(command, ["derive", origin, String(index)], { timeout: COMMAND_TIMEOUT_MS, maxBuffer: 4096 });
        return signerOf(ED25519, origin, strictBase64(stdout.trim(), "KEY_SOURCE"));
      } catch (cause) {
        // Not the command's own words: what it printed may be half a key.
        const code = (cause as { code?: unknown }).code;
        throw new LedgerError("KEY_SOURCE", `the ledger key command gave no key for index ${index} (${typeof code === "number" || typeof code === "string" ? code : "no 32 bytes in base64"})`);
      }
    },
  };
}

const made = new Map<string, Promise<LogKey>>();

/** The installation's keys. Each is made once a process. */
export function ledgerKeys(): KeySource {
  const { PROOFROOM_LEDGER_SEED: first, PROOFROOM_LEDGER_NEXT_SEEDS: next, PROOFROOM_LEDGER_KEY_COMMAND: command, PROOFROOM_LEDGER_KEY_INDEX: index } = env();
  const source = command ? commandSource(command, index) : seedSource([first, ...next]);
  return { newestIndex: source.newestIndex, keyOf: async (origin, at) => once(`${at} ${origin}`, async () => source.keyOf(origin, at)) };
}

async function once(name: string, make: () => Promise<LogKey>): Promise<LogKey> {
  const known = made.get(name) ?? make();
  made.set(name, known);
  try {
    return await known;
  } catch (error) {
    // What failed is asked for again next time.
    made.delete(name);
    throw error;
  }
}
