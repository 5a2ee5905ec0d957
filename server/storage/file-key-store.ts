import { randomBytes, randomUUID } from "node:crypto";
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";

import { seal, unseal, wrappingKey } from "../domain/crypto/envelope";
import { decodeKeyTree, encodeKeyTree, newKeyTree, withoutPoint, type KeyTree } from "../domain/crypto/key-tree";
import { dataPath, env } from "../env";
import type { KeyStore } from "./key-store";
import { KeysMissing, OrgKeys, type PersonStone, type Tombstone } from "./org-keys";

type Contents = { tree: KeyTree; tombstones: Tombstone[]; people: PersonStone[] };
type Known = { stamp: string; contents: Contents; keys: OrgKeys };

const known = new Map<string, Known>();
const ATTEMPTS = 3;

/** Keys as one file an organization in `keys/` of the data folder, wrapped under the instance secret, mode 0600. */
export const fileKeyStore: KeyStore = {
  async create(orgId) {
    const temporary = await writeTemporary(orgId, { tree: newKeyTree(), tombstones: [], people: [] });
    try {
      // A link, not a rename: keys that are there are never written over.
      await link(temporary, keyPath(orgId));
      await syncFolder();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      await rm(temporary, { force: true });
    }
  },

  async open(orgId) {
    return (await current(orgId)).keys;
  },

  async destroy(orgId, points, tombstone) {
    const { contents } = await current(orgId);
    const tree = points.reduce(withoutPoint, contents.tree);
    const remembered = contents.tombstones.some((item) => item.erasureId === tombstone?.erasureId && item.evidenceId === tombstone.evidenceId);
    const tombstones = tombstone && !remembered ? [...contents.tombstones, tombstone] : contents.tombstones;
    if (tree !== contents.tree || tombstones !== contents.tombstones) await replace(orgId, { ...contents, tree, tombstones });
    await wipeLeftovers(orgId);
  },

  async destroyPerson(orgId, points, stones) {
    const { contents } = await current(orgId);
    const tree = points.reduce(withoutPoint, contents.tree);
    const known = new Set(contents.people.map(nameOf));
    const people = [...contents.people, ...stones.filter((stone) => !known.has(nameOf(stone)))];
    if (tree !== contents.tree || people.length > contents.people.length) await replace(orgId, { ...contents, tree, people });
    await wipeLeftovers(orgId);
  },
};

/** The file as it is now: read again whenever it is not the one read before. */
async function current(orgId: string): Promise<Known> {
  for (let attempt = 1; ; attempt++) {
    const stamp = await stampOf(orgId);
    const before = known.get(orgId);
    if (before?.stamp === stamp) return before;
    try {
      const contents = decode(orgId, await readFile(keyPath(orgId)));
      const read = { stamp, contents, keys: new OrgKeys(contents.tree, contents.tombstones, contents.people) };
      known.set(orgId, read);
      return read;
    } catch (error) {
      // Replaced and wiped while it was read: the new one is in its place.
      if (attempt < ATTEMPTS && (await stampOf(orgId)) !== stamp) continue;
      throw new KeysMissing("The key file of this organization does not open: it is damaged or belongs to another PROOFROOM_SECRET.", { cause: error });
    }
  }
}

async function stampOf(orgId: string): Promise<string> {
  try {
    const { ino, mtimeNs, size } = await stat(keyPath(orgId), { bigint: true });
    return `${ino} ${mtimeNs} ${size}`;
  } catch (error) {
    known.delete(orgId);
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new KeysMissing("The keys of this organization are not in the key folder.", { cause: error });
  }
}

/** Puts the new file in the place of the old one, which keeps a name of its own until its bytes are written over. */
async function replace(orgId: string, contents: Contents): Promise<void> {
  const temporary = await writeTemporary(orgId, contents);
  await link(keyPath(orgId), path.join(folder(), `${orgId}.${randomUUID()}.old`));
  await rename(temporary, keyPath(orgId));
  await syncFolder();
}

/** Writes over and removes what stands beside the key file: replaced ones, and what a killed process left. */
async function wipeLeftovers(orgId: string): Promise<void> {
  const beside = (await readdir(folder())).filter((name) => name.startsWith(`${orgId}.`) && /\.(new|old)$/.test(name)).map((name) => path.join(folder(), name));
  const { ino: current } = await stat(keyPath(orgId));
  for (const name of beside) {
    const file = await open(name, "r+");
    const { ino, size } = await file.stat();
    // Killed between the second name and the replacement, the two names are one file: the living one.
    if (ino !== current) {
      await file.writeFile(randomBytes(size));
      await file.sync();
    }
    await file.close();
    await rm(name);
  }
  if (beside.length > 0) await syncFolder();
}

async function writeTemporary(orgId: string, contents: Contents): Promise<string> {
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  const temporary = path.join(folder(), `${orgId}.${randomUUID()}.new`);
  const file = await open(temporary, "wx", 0o600);
  try {
    await file.writeFile(encode(orgId, contents));
    await file.sync();
  } finally {
    await file.close();
  }
  return temporary;
}

async function syncFolder(): Promise<void> {
  const handle = await open(folder(), "r");
  await handle.sync();
  await handle.close();
}

/** What a stone is about: one that says the same is not kept twice. */
function nameOf(stone: PersonStone): string {
  if (stone.kind === "person_suppressed") return `${stone.kind} ${stone.type} ${stone.hash} ${stone.reason} ${stone.until ?? ""}`;
  return `${stone.kind} ${stone.requestId} ${stone.kind === "person_erased" ? stone.taskId : ""}`;
}

function encode(orgId: string, { tree, tombstones, people }: Contents): Uint8Array {
  // Without people it is the list that there was before people were remembered.
  const remembered = Buffer.from(JSON.stringify(people.length === 0 ? tombstones : { tombstones, people }), "utf8");
  const length = Buffer.alloc(4);
  length.writeUInt32BE(remembered.length);
  return seal(wrappingKey(env().PROOFROOM_SECRET), Buffer.concat([length, remembered, encodeKeyTree(tree)]), contextOf(orgId));
}

function decode(orgId: string, sealed: Uint8Array): Contents {
  const plain = Buffer.from(unseal(wrappingKey(env().PROOFROOM_SECRET), sealed, contextOf(orgId)));
  const end = 4 + plain.readUInt32BE(0);
  const remembered = JSON.parse(plain.subarray(4, end).toString("utf8")) as Tombstone[] | Omit<Contents, "tree">;
  return { ...(Array.isArray(remembered) ? { tombstones: remembered, people: [] } : remembered), tree: decodeKeyTree(plain.subarray(end)) };
}

function contextOf(orgId: string): string {
  return `keys/${orgId}`;
}

function folder(): string {
  return dataPath("keys");
}

function keyPath(orgId: string): string {
  if (!/^org_[0-9a-z]{26}$/.test(orgId)) throw new RangeError("not an organization id");
  return path.join(folder(), orgId);
}
