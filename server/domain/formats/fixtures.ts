/** Small evidence files in every format, written for the tests; each says something that must not be lost. */
const bytes = (text: string) => new TextEncoder().encode(text);
export const json = (value: unknown) => bytes(JSON.stringify(value));
export { bytes };

export const sarifRun = (over: object = {}) => ({
  tool: {
    driver: { name: "Scanner", version: "3.1", rules: [{ id: "R1", properties: { "security-severity": "9.1" } }, { id: "R2" }] },
  },
  invocations: [{ executionSuccessful: true, endTimeUtc: "2026-02-03T04:05:06.789Z" }],
  results: [
    {
      ruleId: "R1",
      message: { text: "worst" },
      locations: [{ physicalLocation: { artifactLocation: { uri: "a.ts" }, region: { startLine: 7 } } }],
    },
    { ruleId: "R2", level: "note", message: { text: "small" } },
  ],
  ...over,
});
export const sarifLog = (...runs: object[]) => ({ version: "2.1.0", runs });

export const stanza = (over: object = {}) => ({
  name: "ledger",
  cipher: "aes-256-cbc",
  status: { code: 0, message: "ok" },
  backup: [
    {
      label: "20260203-040506F",
      type: "full",
      error: false,
      timestamp: { start: 1770091500, stop: 1770091560 },
      info: { size: 100, repository: { size: 40 } },
    },
  ],
  ...over,
});

export const snapshot = (over: object = {}) => ({
  time: "2026-02-03T05:05:06.25+01:00",
  tree: "aa11",
  paths: ["/srv/data"],
  hostname: "store-1",
  id: "0123456789abcdef",
  short_id: "01234567",
  ...over,
});

export const trivyReport = (over: object = {}) => ({
  SchemaVersion: 2,
  CreatedAt: "2026-02-03T04:05:06Z",
  ArtifactName: "shop:1",
  ArtifactType: "container_image",
  Results: [
    {
      Target: "shop:1 (debian 12)",
      Class: "os-pkgs",
      Vulnerabilities: [
        { VulnerabilityID: "CVE-2026-1", PkgName: "zlib", InstalledVersion: "1.0", Severity: "CRITICAL", Status: "affected" },
      ],
      Misconfigurations: [
        { ID: "DS001", Status: "PASS", Severity: "HIGH" },
        { ID: "DS002", Status: "FAIL", Severity: "LOW" },
      ],
      Secrets: [{ RuleID: "key", Severity: "HIGH", StartLine: 3 }],
    },
  ],
  ...over,
});

export const npmReport = (over: object = {}) => ({
  auditReportVersion: 2,
  vulnerabilities: {
    left: {
      name: "left",
      severity: "moderate",
      via: [{ source: 11, title: "bad" }, "right"],
      nodes: ["node_modules/left"],
      range: "<2",
      fixAvailable: true,
    },
  },
  metadata: { vulnerabilities: { info: 0, low: 0, moderate: 1, high: 0, critical: 0, total: 1 } },
  ...over,
});

export const npm6Report = () => ({
  actions: [],
  advisories: { 7: { id: 7, module_name: "left", severity: "high", github_advisory_id: "GHSA-1" } },
  metadata: { vulnerabilities: { info: 0, low: 1, moderate: 0, high: 2, critical: 0 } },
});

export const prowlerCheck = (over: object = {}) => ({
  metadata: { event_code: "bucket_private", product: { name: "Prowler" } },
  class_name: "Detection Finding",
  status: "New",
  status_code: "FAIL",
  severity: "High",
  time: 1770091506,
  time_dt: "2026-02-03T05:05:06.1",
  cloud: { provider: "aws", account: { uid: "111122223333" } },
  resources: [{ uid: "arn:bucket/a", region: "eu-west-1" }],
  ...over,
});

export const workflowRun = (over: object = {}) => ({
  id: 31,
  name: "ci",
  status: "completed",
  conclusion: "success",
  event: "push",
  head_branch: "main",
  head_sha: "c0ffee",
  head_commit: { author: { name: "Ana" } },
  created_at: "2026-02-03T04:05:06Z",
  run_started_at: "2026-02-03T04:06:00Z",
  updated_at: "2026-02-03T04:16:00Z",
  run_attempt: 2,
  actor: { login: "ana" },
  repository: { full_name: "org/shop" },
  ...over,
});
export const runsPage = (...runs: object[]) => ({ total_count: runs.length, workflow_runs: runs });

export const IAM_HEADER =
  "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";
const NO_KEY = "false,N/A,N/A,N/A,N/A";
export const iamRoot = (mfa = "true") =>
  `<root_account>,arn:aws:iam::111122223333:root,2020-01-01T00:00:00+00:00,not_supported,no_information,not_supported,not_supported,${mfa},${NO_KEY},${NO_KEY},false,N/A,false,N/A`;
export const iamUser = (
  name: string,
  { mfa = "true", password = "true", key = NO_KEY, lastUsed = "2026-01-20T08:00:00+00:00" } = {},
) =>
  `${name},arn:aws:iam::111122223333:user/${name},2021-05-05T00:00:00+00:00,${password},${password === "true" ? lastUsed : "N/A"},N/A,N/A,${mfa},${key},${NO_KEY},false,N/A,false,N/A`;
export const ACTIVE_KEY = "true,2025-11-05T00:00:00+00:00,2026-01-24T00:00:00+00:00,eu-west-1,s3";
export const UNUSED_KEY = "true,2014-11-05T00:00:00+00:00,N/A,N/A,N/A";
export const iamReport = (...rows: string[]) => [IAM_HEADER, ...rows].join("\n");

export const JUNIT = `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="nightly" time="1,234.5678" timestamp="2026-02-03T04:05:06">
  <testsuite name="a" tests="4">
    <testcase name="ok"/>
    <testcase name="bad"><failure message="1 &lt; 2"/></testcase>
    <testcase name="late"><flakyFailure/><rerunFailure/></testcase>
    <testcase name="off" status="disabled"/>
    <testsuite name="inner"><testcase name="broken"><error/><failure/></testcase><testcase name="skip"><skipped/></testcase></testsuite>
  </testsuite>
</testsuites>`;

export const nativeFile = (...records: object[]) => ({ proofroom: 1, records });
export const backupRecord = (over: object = {}) => ({
  kind: "backup_run",
  facts: { backup_id: "b1", system_id: "db-1", finished_at: "2026-02-03T04:05:06Z", status: "success", encrypted: true, ...over },
});

export const USERS_CSV =
  'Email,Role,Status,MFA,Last Login\nana@example.com,"Admin, main",Active,yes,2026-02-03 04:05:06\nben@example.com,Member,Active,no,\n';

/** One good file of each format that is known by its content. */
export const GOOD_FILES: Record<string, Uint8Array> = {
  sarif: json(sarifLog(sarifRun())),
  "trivy-json": json(trivyReport()),
  "npm-audit-json": json(npmReport()),
  "pgbackrest-info-json": json([stanza()]),
  "restic-snapshots-json": json([snapshot()]),
  "prowler-ocsf-json": json([prowlerCheck()]),
  "github-workflow-runs-json": json(runsPage(workflowRun())),
  "proofroom-native": json(nativeFile(backupRecord())),
  "aws-iam-credential-report-csv": bytes(iamReport(iamRoot(), iamUser("ana", { key: ACTIVE_KEY }))),
  "junit-xml": bytes(JUNIT),
};
