import type { ControlSheet, ExceptionEntry, LapseLine, OpenPoint } from "@/server/domain/reports/snapshot";

/**
 * Every lapse of the period, also those repaired since, and every deviation that stood at its end without being part of a
 * lapse, each as "x of n". A control that does not apply any more keeps the lapses it had.
 */
export function exceptionsOf(sheets: ControlSheet[]): ExceptionEntry[] {
  return sheets.flatMap((sheet) => [...sheet.lapses.map((lapse, i) => ofLapse(sheet, lapse, i)), ...atTheEnd(sheet)]);
}

function ofLapse(sheet: ControlSheet, { from, until, steps, complete, tested, deviationsTotal, deviations, exhibits }: LapseLine, i: number): ExceptionEntry {
  return {
    id: `X-${sheet.key}-L${i + 1}`, controlKey: sheet.key, controlTitle: sheet.title, lapse: { from, until, steps, complete },
    tested, deviations: deviationsTotal, items: deviations, exhibits, explanation: null, response: null,
  };
}

function atTheEnd(sheet: ControlSheet): ExceptionEntry[] {
  if (sheet.state === "not_applicable" || sheet.lapses.some((lapse) => lapse.until === null)) return [];
  return sheet.rules.flatMap((rule, i) => (rule.deviationsTotal === 0 ? [] : [{
    id: `X-${sheet.key}-${i + 1}`, controlKey: sheet.key, controlTitle: sheet.title, lapse: null, tested: rule.tested, deviations: rule.deviationsTotal,
    items: rule.deviations, exhibits: [], explanation: null, response: null,
  }]));
}

/** What is still asked: facts a rule needed and no source gave, and controls without any evidence. */
export function openPointsOf(sheets: ControlSheet[]): OpenPoint[] {
  return sheets.flatMap((sheet) => {
    if (sheet.state !== "manual_pending" && sheet.state !== "no_evidence" && sheet.state !== "stale") return [];
    return [{ controlKey: sheet.key, what: sheet.sentence, where: null, since: sheet.since, owner: sheet.owner }];
  });
}
