import { auditExhibits } from "./audit-part";
import { exhibitsOf } from "./extract/extract";
import type { ReportSnapshot } from "./snapshot";

/** Every exhibit number a report prints outside the appendices. */
export function citedExhibits(snapshot: Pick<ReportSnapshot, "controls" | "exceptions" | "vendors" | "populations" | "extract" | "since" | "findings" | "requests" | "sampling">): number[] {
  const items = [
    ...snapshot.controls.flatMap((control) => [...control.rules, ...control.lapses].flatMap((line) => line.deviations)),
    ...snapshot.exceptions.flatMap((entry) => entry.items), ...snapshot.vendors,
  ];
  return [...new Set([
    ...snapshot.controls.flatMap((control) => [...control.evidence, ...control.lapses.flatMap((lapse) => lapse.exhibits)]),
    ...snapshot.exceptions.flatMap((entry) => entry.exhibits), ...snapshot.populations.flatMap((population) => population.exhibits),
    ...exhibitsOf(snapshot.extract), ...auditExhibits(snapshot), ...(snapshot.since?.added ?? []).map(({ number }) => number),
    ...items.flatMap((item) => (item.exhibit === null ? [] : [item.exhibit])),
  ])];
}
