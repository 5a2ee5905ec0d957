import "server-only";

import { cache } from "react";

import { tenant } from "./tenant";

/** What waits and what the filters offer: one query for the page and its panel. */
export const evidenceCounts = cache(async (orgSlug: string) => (await tenant(orgSlug)).caller.evidence.counts());
