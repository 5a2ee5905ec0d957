import { log } from "../log";

const FIRST_REST_MS = 1000;
const LONGEST_REST_MS = 60_000;
type Rest = { ms: number; until: number };

/**
 * Gives each of many organizations one turn, one after the other. Where one fails, its error is logged and the others
 * have their turns all the same; it is tried again next time, after a rest that doubles up to a minute while it fails.
 */
export class Turns {
  private readonly resting = new Map<string, Rest>();

  constructor(private readonly what: string) {}

  /** @returns the sum of what the turns returned; 0 for one that failed or rests */
  async give<Item extends { orgId: string }>(items: Item[], turn: (item: Item) => Promise<number>): Promise<number> {
    let total = 0;
    for (const item of items) {
      if ((this.resting.get(item.orgId)?.until ?? 0) > Date.now()) continue;
      total += await this.one(item, turn);
    }
    return total;
  }

  private async one<Item extends { orgId: string }>(item: Item, turn: (item: Item) => Promise<number>): Promise<number> {
    try {
      const done = await turn(item);
      this.resting.delete(item.orgId);
      return done;
    } catch (error) {
      const ms = Math.min((this.resting.get(item.orgId)?.ms ?? FIRST_REST_MS / 2) * 2, LONGEST_REST_MS);
      this.resting.set(item.orgId, { ms, until: Date.now() + ms });
      log().error({ what: this.what, orgId: item.orgId, err: error instanceof Error ? error.message : String(error), nextTryMs: ms }, "one organization's turn failed");
      return 0;
    }
  }
}
