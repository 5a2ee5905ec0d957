import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";

import { parseCheckpointText } from "@/server/domain/ledger/checkpoint";
import { LedgerError } from "@/server/domain/ledger/error";
import { TILE_WIDTH } from "@/server/domain/ledger/merkle";
import { parseNote } from "@/server/domain/ledger/note";
import { bundlePath, bundlesOfSize, tilePath, tilesOfSize } from "@/server/domain/ledger/tiles";

import type { LedgerClient } from "../client/ledger-client";
import { CliError, EXIT } from "./cli-error";

type Source = Pick<LedgerClient, "checkpoint" | "tile">;
export type Mirrored = { size: number; note: string; fetched: number; kept: number };
const AT_ONCE = 4;

/**
 * Copies a log's tiles and entry bundles into a folder in the layout of C2SP tlog-tiles. Full ones that are there already
 * are kept: a copy that broke off goes on. The checkpoint is left to `settleMirror`.
 *
 * @param tell is called after every file with how many are done of how many
 */
export async function mirrorLog(source: Source, folder: string, tell: (done: number, all: number) => void): Promise<Mirrored> {
  const note = await source.checkpoint();
  const size = sizeOf(note);
  const wanted = filesOf(size);
  let [fetched, kept] = [0, 0];
  const left = [...wanted];
  const work = async () => {
    for (let file = left.shift(); file; file = left.shift()) {
      const target = path.join(folder, file.path);
      if (file.full && (await isThere(target))) kept++;
      else {
        await save(target, await source.tile(file.path));
        fetched++;
      }
      tell(fetched + kept, wanted.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { size, note, fetched, kept };
}

/** Puts the checkpoint in its place, once what it covers is there and held, and takes away partial tiles of an earlier size. */
export async function settleMirror(folder: string, { note, size }: Pick<Mirrored, "note" | "size">): Promise<void> {
  await dropOldPartials(folder, new Set(filesOf(size).map((file) => file.path)));
  await save(path.join(folder, "checkpoint"), Buffer.from(note, "utf8"));
}

function filesOf(size: number): { path: string; full: boolean }[] {
  const tiles = [...tilesOfSize(size)].map((tile) => ({ path: tilePath(tile), full: tile.width === TILE_WIDTH }));
  return [...tiles, ...[...bundlesOfSize(size)].map((bundle) => ({ path: bundlePath(bundle), full: bundle.width === TILE_WIDTH }))];
}

/** Entries under a checkpoint, as its note claims. */
export function sizeOf(note: string): number {
  try {
    return parseCheckpointText(parseNote(note).text).size;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    throw new CliError(EXIT.refused, `The answer is no checkpoint: ${error.message} (${error.code}).`);
  }
}

/** Written beside and moved into place, so that a file that broke off is never taken for a whole one. */
async function save(target: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(`${target}.part`, bytes);
  await rename(`${target}.part`, target);
}

async function isThere(file: string): Promise<boolean> {
  const found = await stat(file).catch(noneWhenMissing);
  return found?.isFile() ?? false;
}

/** The former checkpoint of a folder, or null. */
export async function formerCheckpoint(folder: string): Promise<string | null> {
  return (await readFile(path.join(folder, "checkpoint"), "utf8").catch(noneWhenMissing)) ?? null;
}

async function dropOldPartials(folder: string, wanted: ReadonlySet<string>): Promise<void> {
  const names = await readdir(path.join(folder, "tile"), { recursive: true });
  const partials = names.map((name) => path.join("tile", name)).filter((name) => /\.p[\\/]\d+$/.test(name) && !wanted.has(name.replaceAll("\\", "/")));
  for (const name of partials) {
    await rm(path.join(folder, name));
    const parent = path.dirname(path.join(folder, name));
    if ((await readdir(parent)).length === 0) await rmdir(parent);
  }
}

function noneWhenMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT") return undefined;
  throw error;
}
