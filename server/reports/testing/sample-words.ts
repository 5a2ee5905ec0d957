/** Material of the sample snapshots: invented, and long enough to look like a real organization. */
export const CONTROL_SEEDS: [category: string, prefix: string, title: string, promise: string, kinds: string[]][] = [
  ["Governance", "GOV", "Code of conduct accepted by everyone", "Every employee and contractor accepts the code of conduct within 30 days of joining and once a year.", ["policy_acknowledgement"]],
  ["Access", "ACC", "Access reviewed every quarter", "Managers review all accounts of the systems they own each quarter; unneeded rights are removed in 5 days.", ["access_review"]],
  ["Access", "ACC", "Leavers lose access within one day", "Accounts of people who leave are disabled within 24 hours in every connected system.", ["account", "person"]],
  ["Continuity", "BCP", "Daily backups of every store", "Each production store is backed up every day, encrypted, and the run is checked.", ["backup_run"]],
  ["Continuity", "BCP", "Restore test at least quarterly", "A backup of each critical system is restored at least every 90 days, verified, within the recovery targets.", ["restore_test"]],
  ["Change", "CHG", "Changes reviewed by a second person", "Every change to production code is approved by someone other than its author before it is deployed.", ["change", "deploy"]],
  ["Vulnerability", "VUL", "Critical findings fixed in time", "Critical findings are fixed or accepted within 14 days of detection, high findings within 30.", ["finding", "vulnerability_scan"]],
  ["Incident", "INC", "Incidents handled and learned from", "Each incident is classified within 4 hours and closed with a written review within 10 days.", ["incident"]],
  ["Vendors", "VEN", "Critical vendors assessed yearly", "Every critical vendor is assessed once a year from its own assurance report.", ["vendor_assessment"]],
  ["Privacy", "PRI", "Rights requests answered in time", "Requests from people are answered within 28 days, or extended with notice.", ["rights_request"]],
  ["Cryptography", "CRY", "Storage encrypted at rest", "All production storage is encrypted with keys the organization controls.", ["storage_setting"]],
  ["Infrastructure", "INF", "Changes to network rules are reviewed", "Network rules are compared every week with the approved set.", ["network_rule"]],
];

export const CRITERIA_SEEDS: [id: string, group: string, paraphrase: string][] = [
  ["CC1.1", "Control environment", "Expected conduct is written down, known to staff, and breaches have consequences."],
  ["CC1.3", "Control environment", "Reporting lines, powers and duties needed to reach objectives are set out."],
  ["CC2.1", "Information and communication", "Controls run on information that is relevant, whole and correct."],
  ["CC6.1", "Access", "Only known people and programs reach systems and data, by means that fit the risk."],
  ["CC6.2", "Access", "Accounts are made on request, with approval, and end when the need ends."],
  ["CC7.1", "Operations", "Weak settings and newly found weaknesses are looked for and noticed."],
  ["CC7.4", "Operations", "Incidents are handled by a set procedure: contained, repaired, told to those concerned."],
  ["CC8.1", "Change", "Changes are asked for, built, tested, approved and put in place in a controlled way."],
  ["CC9.2", "Risk mitigation", "Risks from vendors and partners are judged and managed."],
  ["A1.2", "Availability", "Copies, facilities and recovery means that keep the service available are run and watched."],
  ["A1.3", "Availability", "Recovery is tried out, and the plan is corrected by what was learned."],
];

export const PEOPLE = ["Ana Żółtowska", "Ελλάδα Παππά", "Дело Иванов", "Bo Lindqvist", "Thị Hương", "Maya Okafor"];
export const SOURCES: [system: string, method: string, query: string][] = [
  ["aws-backup/eu-central-1", "api", "aws backup list-backup-jobs --by-created-after {from} --by-created-before {to}"],
  ["okta", "api", "GET /api/v1/users?filter=status+eq+%22ACTIVE%22&limit=200"],
  ["github/acme-cloud", "cli", "gh api repos/acme-cloud/portal/pulls?state=closed&base=main --paginate"],
  ["trivy", "upload", "trivy image --format sarif registry.internal/portal:2026.11"],
  ["pgbackrest", "cli", "pgbackrest info --output=json --stanza=main"],
  ["hr-roster", "export", "Report 17: people with start and end dates"],
];
