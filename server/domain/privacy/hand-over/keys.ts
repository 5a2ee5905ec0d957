/** More than two are never needed: the new one is put in place before the old one ends. */
export const MOST_HAND_OVER_KEYS = 2;
/** How long somebody who was handed over may take to fill in the form. */
export const VISIT_MINUTES = 60;

export type HandOverKeyLine = { id: string; createdAt: string; createdBy: string; lastUsedAt: string | null };
/** What the settings show: the page people are handed to, and the keys that count. */
export type HandOverSettings = { address: string; keys: HandOverKeyLine[] };
