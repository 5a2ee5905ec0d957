import { setTimeout as sleep } from "node:timers/promises";

const BEAT_MS = 30_000;

/**
 * Keeps reading below a rate, and says every half minute that it goes on. Told of every part that was read.
 *
 * @param bytesPerSecond counted over the whole time, so that a pause of the disk is made up for
 */
export function paced(bytesPerSecond: number, beat: () => Promise<void>): (bytes: number) => Promise<void> {
  const started = performance.now();
  let [read, beaten] = [0, started];
  return async (bytes) => {
    read += bytes;
    const now = performance.now();
    if (now - beaten > BEAT_MS) {
      beaten = now;
      await beat();
    }
    const ahead = (read / bytesPerSecond) * 1000 - (now - started);
    if (ahead > 1) await sleep(ahead);
  };
}
