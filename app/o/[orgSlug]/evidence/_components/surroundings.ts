import type { PastDay } from "../../_data/query";
import type { Tenant } from "../../_data/tenant";

/** What an item is shown in, the same for every item of the page. */
export type EvidenceSurroundings = {
  orgSlug: string;
  base: string;
  timezone: string;
  linkable: { key: string; title: string }[];
  mayPush: boolean;
  mayReview: boolean;
  mayWithdraw: boolean;
  mayErase: boolean;
};

export function evidenceSurroundings(here: Tenant, past: PastDay | null, controls: { key: string; title: string }[]): EvidenceSurroundings {
  const now = past === null;
  return {
    orgSlug: here.orgSlug, base: here.base, timezone: here.timezone, linkable: controls.map(({ key, title }) => ({ key, title })),
    mayPush: now && here.may("evidence:push"), mayReview: now && here.may("evidence:review"), mayWithdraw: now && here.may("evidence:withdraw"), mayErase: now && here.may("evidence:erase"),
  };
}
