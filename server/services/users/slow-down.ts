import { sql } from "drizzle-orm";

import { ask } from "@/db/client";

import { consumeRateLimit, noteInRateLimit } from "../rate-limits/consume";

/** Wrong passwords for one account in an hour, from all addresses together, that cost nobody any time. */
const FREE = 20;
const WINDOW_SECONDS = 3600;
const SLOW = { points: 1, seconds: 3 };
const KNOWN_DAYS = 90;

type Try = { email: string; ip: string | null; now: Date };

/**
 * After many wrong passwords for one account, wherever they came from, one try in three seconds is let through and the
 * others are told to wait: guessing from many addresses gets slow. Nobody can lock the owner out by it: from an address
 * they signed in from before they are let through at once, from a new one after seconds. Throws RATE_LIMITED.
 */
export async function slowDownGuessing({ email, ip, now }: Try): Promise<void> {
  const [row] = await ask<{ points: number }>(sql`select points from rate_limits where key = ${keyOf(email)} and expire > ${now.getTime()}`);
  if (!row || row.points < FREE || (await isKnownAddress({ email, ip, now }))) return;
  await consumeRateLimit(`sign-in-slow/${email}`, SLOW, now);
}

/** Notes a wrong password. Unknown accounts count as known ones. */
export async function noteWrongPassword({ email, now }: Pick<Try, "email" | "now">): Promise<void> {
  await noteInRateLimit(keyOf(email), WINDOW_SECONDS, now);
}

async function isKnownAddress({ email, ip, now }: Try): Promise<boolean> {
  if (ip === null) return false;
  const since = new Date(now.getTime() - KNOWN_DAYS * 86_400_000).toISOString();
  const rows = await ask(sql`select 1 from sessions join users on users.id = sessions.user_id
    where lower(users.email) = ${email} and sessions.ip = ${ip} and sessions.created_at > ${since} limit 1`);
  return rows.length > 0;
}

function keyOf(email: string): string {
  return `sign-in-wrong/${email}`;
}
