import { expect, test, vi } from "vitest";

import { nodePlatform } from "./node-platform";
import { checkFiles, found } from "./testing/check";
import { makePack, seal } from "./testing/pack";

const wish = { leaves: 40, scope: [1, 2, 3, 4, 5, 6, 7, 8] };

/** What is found where the note of one proof, behind a good one, is another. */
async function withNote(change: (note: string, pack: ReturnType<typeof makePack>) => string): Promise<string[]> {
  const pack = makePack(wish);
  const path = "proofs/3.tlog-proof";
  const [proof = "", note = ""] = (pack.files.get(path)?.toString() ?? "").split(/\n\n(.*)/s);
  pack.files.set(path, Buffer.from(`${proof}\n\n${change(note, pack)}`));
  seal(pack);
  return found(await checkFiles(pack.files, { key: pack.key.vkey }));
}

test("proofs behind a good one are judged by their own note: another signature, head or signer is found", async () => {
  const place = "proofs/3.tlog-proof (entry 3)";
  expect(await withNote((note) => note)).toEqual([]);
  expect(await withNote((note) => note.replace(/.(?=[^\n]{30}\n$)/, (character) => (character === "A" ? "B" : "A")))).toEqual([`NOTE_SIGNATURE ${place}`]);
  expect(await withNote((_, { log, key }) => log.checkpoint([key], 20).toString())).toEqual([`PROOF_OTHER_HEAD ${place}`]);
  expect(await withNote((_, { log, newKey }) => log.checkpoint([newKey]).toString())).toEqual([`CHECKPOINT_UNTRUSTED ${place}`]);
  expect(await withNote((note) => note.slice(0, -1))).toEqual([`NOTE_FORM ${place}`]);
});

test("a bad note found once is found again in every other proof", async () => {
  const pack = makePack(wish);
  for (const index of wish.scope) pack.files.set(`proofs/${index}.tlog-proof`, pack.log.proof(index, [pack.newKey]));
  seal(pack);
  expect(found(await checkFiles(pack.files, { key: pack.key.vkey }))).toEqual(wish.scope.map((index) => `CHECKPOINT_UNTRUSTED proofs/${index}.tlog-proof (entry ${index})`));
});

test("the note that all proofs share is verified once, not once a proof", async () => {
  const spy = vi.spyOn(nodePlatform, "verifyEd25519");
  const count = async (scope: number[]) => {
    spy.mockClear();
    const { files, key } = makePack({ ...wish, scope });
    expect(found(await checkFiles(files, { key: key.vkey }))).toEqual([]);
    return spy.mock.calls.length;
  };
  expect(await count([1, 2, 3, 4, 5, 6, 7, 8])).toBe(await count([1]));
  spy.mockRestore();
});
