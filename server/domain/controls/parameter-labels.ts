/** The catalog's parameters in words for the settings form; the unit is part of the words. */
const LABELS: Record<string, string> = {
  joinGraceDays: "Days a new person has",
  screeningDays: "Screening done within (days)",
  maxSessionMinutes: "Longest session (minutes)",
  minRatio: "Least share enrolled",
  disableHours: "Access ends within (hours)",
  maxRevocationDays: "Removals carried out within (days)",
  maxUnusedDays: "Longest time unused (days)",
  maxReportAgeDays: "Oldest assurance report (days)",
  criticalDays: "Critical findings closed within (days)",
  highDays: "High findings closed within (days)",
  mediumDays: "Medium findings closed within (days)",
  maxDriftDays: "Drift removed within (days)",
  minRetentionDays: "Logs kept for at least (days)",
  triageMinutes: "Alerts looked at within (minutes)",
  classifyMinutes: "Incidents classified within (minutes)",
  reviewDays: "Review after an incident within (days)",
  retroDays: "Emergency changes reviewed within (days)",
  minImmutableDays: "Backups locked for at least (days)",
  rtoMinutes: "Recovery time at most (minutes)",
  rpoMinutes: "Recovery point at most (minutes)",
  peakLimit: "Highest peak use (share)",
  maxReportGapDays: "Longest gap between vendor reports (days)",
  vendorNoticeHours: "Vendor tells of a breach within (hours)",
  noticeDays: "Notice before a new sub-processor (days)",
  maxBackupDays: "Backups expire within (days)",
  deleteDays: "Deletion done within (days)",
  withdrawHours: "Withdrawal takes effect within (hours)",
  closeDays: "Rights request answered within (days)",
  extendedDays: "Extended rights request answered within (days)",
  authorityHours: "Authority told within (hours)",
  customerHours: "Customer told within (hours)",
  answerDays: "Inquiry answered within (days)",
};

/** A parameter in words; one the catalog does not know gets its own name with spaces. */
export function parameterLabel(name: string): string {
  const words = name.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return LABELS[name] ?? words.charAt(0).toUpperCase() + words.slice(1);
}
