import { AUDIT_ONLY_REPORTS, AUDIT_REPORTS, type ReportKind, type ReportLanguage } from "@/server/domain/reports/kinds";
import { isPseudonymous, PSEUDONYMOUS_REPORTS } from "@/server/domain/reports/pseudonymous";
import { SECTIONS } from "@/server/domain/reports/sections";

export type NewReport = { kind: ReportKind; from?: string; to?: string; status: "draft" | "final"; pageSize: "A4" | "LETTER"; language: ReportLanguage; sections?: string[]; pseudonymous?: boolean; engagement?: string };

/** What a kind is asked with before anything is chosen: everything printed, people by number where the law suggests it. */
export const choicesOf = (kind: ReportKind): Required<Pick<NewReport, "sections" | "pseudonymous" | "engagement">> => ({ sections: Object.keys(SECTIONS[kind] ?? {}), pseudonymous: isPseudonymous(kind, undefined), engagement: "" });

/** Only what the chosen kind can be asked, and sections only where some were left out. */
export function chosenOnly({ kind, sections, pseudonymous, engagement, from, to, ...report }: NewReport): NewReport {
  const all = Object.keys(SECTIONS[kind] ?? {});
  const chosen = all.filter((name) => sections?.includes(name));
  return {
    kind, ...report, ...(!isOfAudit(kind, engagement) && { from: from ?? "", to: to ?? "" }), ...(chosen.length < all.length && { sections: chosen }),
    ...(PSEUDONYMOUS_REPORTS.includes(kind) && { pseudonymous: pseudonymous ?? false }), ...(AUDIT_REPORTS.includes(kind) && engagement && { engagement }),
  };
}

/** Such a report has the days of its audit; the log of views has its own. */
export const isOfAudit = (kind: ReportKind, engagement: string | undefined): boolean => AUDIT_REPORTS.includes(kind) && kind !== "auditor_access" && (Boolean(engagement) || AUDIT_ONLY_REPORTS.includes(kind));
