import type { UpdateControlInput } from "@/server/domain/controls/input";

/** What Acme Cloud says otherwise than the catalog. The owner is named by name: see people-list.ts. */
export type DemoAdjustment = Omit<UpdateControlInput, "ownerId"> & { owner?: string };

export const DEMO_ADJUSTMENTS: readonly DemoAdjustment[] = [
  {
    key: "BCP-01", title: "Nightly backups of databases and files", owner: "Carla Ruiz",
    promise: "db-main, db-analytics and the file store are backed up every night between 03:30 and 04:15. A backup that fails is acknowledged by the on-call engineer and repeated the next night.",
  },
  {
    key: "BCP-03", title: "Restore test every quarter", owner: "Carla Ruiz", promised: { rtoMinutes: 120 },
    promise: "Every quarter we restore each database and the file store into the restore lab, compare row counts with the source, and are back within two hours.",
  },
  {
    key: "IAM-02", title: "Two factors for everybody, everywhere", owner: "David Chen", promised: { "rules[0].withinDays": 8 },
    promise: "Nobody signs in to a system that holds customer data without a second factor. We check every account every week.",
  },
  {
    key: "IAM-04", title: "Leavers are locked out within two days", owner: "David Chen", promised: { disableHours: 48, "rules[0].maxFailures": 1 },
    promise: "Every account of a leaver is disabled within 48 hours of the end of the last working day.",
  },
  {
    key: "IAM-05", title: "Access review every quarter", owner: "Ben Okafor",
    promise: "Each quarter the owner of every system confirms who may use it. Nobody confirms their own access, and what is withdrawn is withdrawn within two weeks.",
  },
  {
    key: "PPL-03", title: "Security and privacy training every year", owner: "Eva Novak", promised: { "rules[0].minCoverage": 0.95 },
    promise: "At least 95 % of everybody who has been with us for a month completes the security and privacy basics every year.",
  },
  {
    key: "VUL-02", title: "Vulnerabilities fixed on time", owner: "Carla Ruiz", promised: { mediumDays: 120 },
    promise: "We fix critical findings within 14 days, high ones within 30 and medium ones within 120, or the CTO accepts the risk in writing.",
  },
  {
    key: "VUL-05", title: "Cloud settings checked against the baseline", owner: "Carla Ruiz", promised: { "rules[0].withinDays": 31 },
    promise: "Prowler checks the production account every four weeks and after every repair. What deviates is corrected within seven days.",
  },
  {
    key: "VUL-04", title: "Code and dependencies scanned every week", owner: "Carla Ruiz", promised: { "rules[0].withinDays": 8 },
    promise: "CodeQL scans all 14 repositories every week; secrets are blocked at push, and no high finding stays open beyond its time.",
  },
  {
    key: "MON-03", title: "Audit trail verified every week", owner: "Carla Ruiz", promised: { "rules[0].withinDays": 8 },
    promise: "Once a week the audit trail of the product is verified from its first entry to its last and compared with the anchor outside our account.",
  },
  { key: "GOV-02", title: "The advisory board looks at security every quarter", owner: "Ada Lindqvist", promise: "Every quarter the advisory board, with at least one member from outside, discusses security and privacy; the minutes are approved." },
  { key: "AVL-01", title: "99.9 % uptime", owner: "Carla Ruiz", promise: "The application is available 99.9 % of every calendar month, measured from outside, planned maintenance included." },
  { key: "PRV-06", title: "People's requests answered within four weeks", owner: "Ben Okafor", promise: "Whoever asks about their data has an answer within 28 days, or hears within that time why it takes longer." },
  {
    key: "PRV-04", applicable: false, owner: "Ben Okafor",
    applicabilityReason: "Acme Cloud bases no processing on consent: see the record of processing activities, reviewed by Ben Okafor. Newsletters go to customers only (Art. 6(1)(f)).",
  },
  { key: "PPL-01", owner: "Eva Novak" }, { key: "PPL-02", owner: "Eva Novak" }, { key: "GOV-01", owner: "Eva Novak" }, { key: "POL-01", owner: "Ben Okafor" },
  { key: "CHG-01", owner: "Carla Ruiz" }, { key: "CHG-02", owner: "Carla Ruiz" }, { key: "RSK-02", owner: "Ada Lindqvist" }, { key: "AVL-02", owner: "Carla Ruiz" },
  { key: "IAM-01", owner: "David Chen" }, { key: "END-01", owner: "David Chen" }, { key: "AST-01", owner: "David Chen" }, { key: "VND-02", owner: "Ben Okafor" },
];
