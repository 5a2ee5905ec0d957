import { sql } from "drizzle-orm";

import { ask } from "@/db/client";

import { ServiceError } from "../errors";

export type Limit = { points: number; seconds: number };

/**
 * Takes one point from a fixed window shared by all processes; over the limit throws RATE_LIMITED with the seconds to
 * wait. Kept in the database, so it survives restarts. One statement instead of a library: the library's store wants
 * the pool, which is not handed out.
 */
export async function consumeRateLimit(key: string, { points, seconds }: Limit, now: Date): Promise<void> {
  const row = await noteInRateLimit(key, seconds, now);
  if (!row || row.points <= points) return;
  const wait = Math.max(1, Math.ceil((Number(row.expire) - now.getTime()) / 1000));
  throw new ServiceError("RATE_LIMITED", `Too many tries. Wait ${wait} ${wait === 1 ? "second" : "seconds"} and try again.`, [{ code: "RETRY_AFTER", message: String(wait) }]);
}

/** Counts one more in a window of so many seconds, which begins with its first. Refuses nothing. */
export async function noteInRateLimit(key: string, seconds: number, now: Date): Promise<{ points: number; expire: string } | undefined> {
  const end = now.getTime() + seconds * 1000;
  const [row] = await ask<{ points: number; expire: string }>(sql`
    insert into rate_limits as held (key, points, expire) values (${key}, 1, ${end})
    on conflict (key) do update set
      points = case when held.expire <= ${now.getTime()} then 1 else held.points + 1 end,
      expire = case when held.expire <= ${now.getTime()} then ${end} else held.expire end
    returning points, expire`);
  return row;
}
