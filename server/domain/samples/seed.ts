import { createHash } from "node:crypto";

/** What a draw's seed is made of. `populationSha256` is the digest of the frozen list, in lower-case hex. */
export type SeedParts = { engagementId: string; controlKey: string; populationSha256: string };

/** The seed nobody can choose: SHA-256 over engagement, control and frozen population, with a bar between them. */
export function ruleSeed({ engagementId, controlKey, populationSha256 }: SeedParts): string {
  return sha256(`${engagementId}|${controlKey}|${populationSha256}`);
}

/** The seed of a text that an auditor gave instead, such as three dice and a date: SHA-256 over its UTF-8 bytes. */
export const seedOfText = (text: string): string => sha256(text);

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
