import { log } from "../log";

/** What one organization has to do, a piece at each step. */
export type Work = { key: string; orgId: string; pieces: AsyncGenerator<unknown, void> };

/**
 * Shares the time of a round among many: each does one piece, lap after lap, until nobody has any left or the time is over. The
 * next round begins behind who came last in this one, so nobody waits for ever behind others whose peers stall. Where one
 * fails, its error is logged and it is left out until the next round.
 */
export class Laps {
  private last = "";

  /** @param elapsed milliseconds by a clock that only goes on */
  constructor(private readonly what: string, private readonly roundMs: number, private readonly elapsed: () => number = () => performance.now()) {}

  /** Ends with the piece in hand when the time is over. */
  async run(works: Work[]): Promise<void> {
    const end = this.elapsed() + this.roundMs;
    const sorted = works.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    const queue = [...sorted.filter(({ key }) => key > this.last), ...sorted.filter(({ key }) => key <= this.last)];
    while (this.elapsed() < end) {
      const work = queue.shift();
      if (!work) return;
      this.last = work.key;
      if (await this.hasMore(work)) queue.push(work);
    }
    for (const { pieces } of queue) await pieces.return();
  }

  private async hasMore({ orgId, pieces }: Work): Promise<boolean> {
    try {
      return (await pieces.next()).done !== true;
    } catch (error) {
      log().error({ what: this.what, orgId, err: error instanceof Error ? error.message : String(error) }, "one organization's work failed, will try again");
      return false;
    }
  }
}
