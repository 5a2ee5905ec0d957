import { expect, test } from "vitest";

import { Laps, type Work } from "./in-laps";

/** Work whose pieces take so long each, on a clock that nothing else moves. */
function scene(roundMs: number) {
  const [clock, done] = [{ ms: 0 }, [] as string[]];
  async function* pieces(key: string, count: number, ms: number): AsyncGenerator<undefined, void> {
    for (let piece = 0; piece < count; piece++) {
      clock.ms += ms;
      done.push(key);
      yield await Promise.resolve(undefined);
    }
  }
  const work = (key: string, count: number, ms = 1): Work => ({ key, orgId: key, pieces: pieces(key, count, ms) });
  return { done, clock, work, laps: new Laps("test", roundMs, () => clock.ms) };
}

test("whoever has little to do does not wait for all that another has to", async () => {
  const { done, laps, work } = scene(1000);
  await laps.run([work("a", 3), work("b", 1), work("c", 2)]);
  expect(done).toEqual(["a", "b", "c", "a", "c", "a"]);
});

test("a round is over when its time is, and the next one begins behind who came last", async () => {
  const { done, clock, laps, work } = scene(25);
  const stalling = () => ["a", "b", "c", "d"].map((key) => work(key, 50, 10));
  await laps.run(stalling());
  expect([done.splice(0), clock.ms]).toEqual([["a", "b", "c"], 30]);
  await laps.run(stalling());
  expect(done.splice(0)).toEqual(["d", "a", "b"]);
  // One that is gone meanwhile is no place to begin from, and none to stick at.
  await laps.run([work("a", 50, 10), work("d", 50, 10)]);
  expect(done).toEqual(["d", "a", "d"]);
});

test("one that fails is left out, and the others go on", async () => {
  const { done, laps, work } = scene(1000);
  async function* failing(): AsyncGenerator<undefined, void> {
    yield await Promise.resolve(undefined);
    throw new Error("The peer spoke nonsense.");
  }
  await laps.run([{ key: "a", orgId: "a", pieces: failing() }, work("b", 3)]);
  expect(done).toEqual(["b", "b", "b"]);
});
