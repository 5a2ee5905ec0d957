import type { ControlSheet, ExceptionEntry, OpenPoint } from "@/server/domain/reports/snapshot";

/** Every deviation as "x of n". None is left out, whatever state the control ended in. */
export function exceptionsOf(sheets: ControlSheet[]): ExceptionEntry[] {
  return sheets.flatMap((sheet) =>
    sheet.rules.flatMap((rule, i) =>
      rule.deviationsTotal === 0 || sheet.state === "not_applicable" ? [] : [{
        id: `X-${sheet.key}-${i + 1}`, controlKey: sheet.key, controlTitle: sheet.title, tested: rule.tested, deviations: rule.deviationsTotal,
        items: rule.deviations, explanation: null, response: null,
      }],
    ),
  );
}

/** What is still asked: facts a rule needed and no source gave, and controls without any evidence. */
export function openPointsOf(sheets: ControlSheet[]): OpenPoint[] {
  return sheets.flatMap((sheet) => {
    if (sheet.state !== "manual_pending" && sheet.state !== "no_evidence" && sheet.state !== "stale") return [];
    return [{ controlKey: sheet.key, what: sheet.sentence, where: null, since: sheet.since, owner: sheet.owner }];
  });
}
