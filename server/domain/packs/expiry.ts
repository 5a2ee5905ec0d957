const DAY_MS = 86_400_000;

/** Until when a pack made at a moment is kept: a pack holds open what else is sealed, so it does not lie about for ever. */
export function packExpiry(made: Date, days: number): Date {
  return new Date(made.getTime() + days * DAY_MS);
}

/** What stands where an expired pack was. The day is in UTC. */
export function expiredSentence(expiresAt: Date): string {
  return `Kept until ${expiresAt.toISOString().slice(0, 10)} and removed since. Ask for it again to have one of today.`;
}

/** What stands where a pack was that held something which was erased. The day is in UTC. */
export function erasedSentence(endedAt: Date): string {
  return `Something in it was erased on ${endedAt.toISOString().slice(0, 10)}, so its file was removed. Ask for it again to have one without.`;
}
