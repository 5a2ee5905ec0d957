import { selectControls } from "@/server/domain/catalog/select";
import type { UpdateControlInput } from "@/server/domain/controls/input";

import { DEMO_SCOPE } from "./scope";

/** What Acme Cloud says of a control, and which of its people owns it, by name: see people-list.ts. */
export type DemoAdjustment = Omit<UpdateControlInput, "ownerId"> & { owner: string };

/** Who owns the controls of an area; the compliance officer owns the rest. */
const OWNERS: readonly [name: string, areas: readonly string[]][] = [
  ["Carla Ruiz", ["AVL", "BCP", "CHG", "CRY", "INC", "MON", "NET", "VUL"]], ["David Chen", ["IAM", "END", "AST"]], ["Eva Novak", ["PPL"]], ["Ada Lindqvist", ["GOV", "RSK"]],
];

/** What it says otherwise than the catalog: wording, promised values, and the one control that does not apply. */
const SAID: readonly Omit<DemoAdjustment, "owner">[] = [
  {
    key: "BCP-01", title: "Nightly backups of databases and files",
    promise: "db-main, db-analytics and the file store are backed up every night between 03:30 and 04:15. A backup that fails is acknowledged by the on-call engineer and repeated the next night.",
  },
  {
    key: "BCP-03", title: "Restore test every quarter", promised: { rtoMinutes: 120 },
    promise: "Every quarter we restore each database and the file store into the restore lab, compare row counts with the source, and are back within two hours.",
  },
  {
    key: "IAM-02", title: "Two factors for everybody, everywhere", promised: { "rules[0].withinDays": 8 },
    promise: "Nobody signs in to a system that holds customer data without a second factor. We check every account every week.",
  },
  {
    key: "IAM-04", title: "Leavers are locked out within two days", promised: { disableHours: 48, "rules[0].maxFailures": 1 },
    promise: "Every account of a leaver is disabled within 48 hours of the end of the last working day.",
  },
  {
    key: "IAM-05", title: "Access review every quarter",
    promise: "Each quarter the owner of every system confirms who may use it. Nobody confirms their own access, and what is withdrawn is withdrawn within two weeks.",
  },
  {
    key: "PPL-03", title: "Security and privacy training every year", promised: { "rules[0].minCoverage": 0.95 },
    promise: "At least 95 % of everybody who has been with us for a month completes the security and privacy basics every year.",
  },
  {
    key: "VUL-02", title: "Vulnerabilities fixed on time", promised: { mediumDays: 120 },
    promise: "We fix critical findings within 14 days, high ones within 30 and medium ones within 120, or the CTO accepts the risk in writing.",
  },
  {
    key: "VUL-05", title: "Cloud settings checked against the baseline", promised: { "rules[0].withinDays": 31 },
    promise: "Prowler checks the production account every four weeks and after every repair. What deviates is corrected within seven days.",
  },
  {
    key: "VUL-04", title: "Code and dependencies scanned every week", promised: { "rules[0].withinDays": 8 },
    promise: "CodeQL scans all 14 repositories every week; secrets are blocked at push, and no high finding stays open beyond its time.",
  },
  {
    key: "MON-03", title: "Audit trail verified every week", promised: { "rules[0].withinDays": 8 },
    promise: "Once a week the audit trail of the product is verified from its first entry to its last and compared with the anchor outside our account.",
  },
  { key: "GOV-02", title: "The advisory board looks at security every quarter", promise: "Every quarter the advisory board, with at least one member from outside, discusses security and privacy; the minutes are approved." },
  { key: "AVL-01", title: "99.9 % uptime", promise: "The application is available 99.9 % of every calendar month, measured from outside, planned maintenance included." },
  { key: "PRV-06", title: "People's requests answered within four weeks", promise: "Whoever asks about their data has an answer within 28 days, or hears within that time why it takes longer." },
  {
    key: "PRV-04", applicable: false,
    applicabilityReason: "Acme Cloud bases no processing on consent: see the record of processing activities, reviewed by Ben Okafor. Newsletters go to customers only (Art. 6(1)(f)).",
  },
];

/** Every control has an owner; some are worded or promised otherwise. */
export const DEMO_ADJUSTMENTS: readonly DemoAdjustment[] = selectControls(DEMO_SCOPE).map(({ key }) => ({
  key, ...SAID.find((said) => said.key === key), owner: ownerOf(key),
}));

function ownerOf(key: string): string {
  return OWNERS.find(([, areas]) => areas.includes(key.slice(0, 3)))?.[0] ?? "Ben Okafor";
}
