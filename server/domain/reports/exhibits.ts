/** Why an exhibit would not be listed. */
export type LeftOutReason = "erased" | "replaced by a newer version" | "withdrawn" | "rejected in review" | "tells only of the time before the period" | "tells only of the time after the period" | typeof OUT_OF_SCOPE | typeof OF_NO_CONTROL;

/** One received artefact as a candidate for the appendix; `leftOut` says why it would be left out, null keeps it. */
export type Candidate = { id: string; leftOut: LeftOutReason | null; controlKeys: readonly string[] };
export type Choice<Item> = { listed: { item: Item; note: LeftOutReason | null }[]; skipped: { why: LeftOutReason; count: number }[] };

const OUT_OF_SCOPE = "bears only on controls outside the scope of this report";
const OF_NO_CONTROL = "bears on no control of this audit";

/**
 * The exhibits of a report: what tells of its period and bears on its controls, and everything it cites, whatever else would
 * speak against it, with that as a note. What bears on no control at all is the organization's own where an outsider's audit is
 * printed (`ofAudit`), and listed elsewhere. What is left out is counted by its reason.
 */
export function chooseExhibits<Item extends Candidate>(candidates: readonly Item[], cited: ReadonlySet<string>, inScope: ReadonlySet<string>, ofAudit = false): Choice<Item> {
  const skipped = new Map<LeftOutReason, number>();
  const listed = candidates.flatMap((item) => {
    const why = item.leftOut ?? (item.controlKeys.some((key) => inScope.has(key)) ? null : outside(item, ofAudit));
    if (why === null || cited.has(item.id)) return [{ item, note: why }];
    skipped.set(why, (skipped.get(why) ?? 0) + 1);
    return [];
  });
  return { listed, skipped: [...skipped].map(([why, count]) => ({ why, count })) };
}

function outside({ controlKeys }: Candidate, ofAudit: boolean): LeftOutReason | null {
  if (ofAudit) return OF_NO_CONTROL;
  return controlKeys.length > 0 ? OUT_OF_SCOPE : null;
}

/** Whether an audit's snapshot lists an exhibit for its controls. Snapshots of earlier versions also list what bears on nothing and is cited nowhere. */
export const isOfControls = ({ controlKeys, note }: { controlKeys: readonly string[]; note: string | null }): boolean => controlKeys.length > 0 || note !== null;
