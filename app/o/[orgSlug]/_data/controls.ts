import "server-only";

import { cache } from "react";

import { tenant } from "./tenant";

/** The controls of a page and of its panel: one query for both. */
export const controlsAt = cache(async (orgSlug: string, moment: string | null) => {
  const { caller } = await tenant(orgSlug);
  return caller.controls.list(moment ? { asOf: moment } : {});
});

export const FRAMEWORK_NAMES: Record<string, string> = { soc2: "SOC 2", gdpr: "GDPR" };

export function frameworksOf(ids: string[]): { id: string; name: string }[] {
  return ids.map((id) => ({ id, name: FRAMEWORK_NAMES[id] ?? id }));
}
