import { awsIamCredentialReportCsv, awsIamCredentialReportJson } from "./aws-iam-credential-report-csv";
import type { JsonFormat, TextFormat } from "./format";
import { githubWorkflowRunsJson } from "./github-workflow-runs-json";
import { npmAuditJson } from "./npm-audit-json";
import { pgbackrestInfoJson } from "./pgbackrest-info-json";
import { proofroomNative } from "./proofroom-native";
import { prowlerOcsfJson } from "./prowler-ocsf-json";
import { resticSnapshotsJson } from "./restic-snapshots-json";
import { sarif } from "./sarif";
import { trivyJson } from "./trivy-json";

/** In the order they are tried: what is unmistakable first. */
export const JSON_FORMATS: readonly JsonFormat[] = [
  proofroomNative,
  sarif,
  prowlerOcsfJson,
  pgbackrestInfoJson,
  resticSnapshotsJson,
  githubWorkflowRunsJson,
  awsIamCredentialReportJson,
  npmAuditJson,
  trivyJson,
];

export const TEXT_FORMATS: readonly TextFormat[] = [awsIamCredentialReportCsv];

/** Every format id that an answer can carry; "csv" and "user-list-csv" only through a column mapping. */
export const FORMAT_IDS: readonly string[] = [
  ...new Set([...JSON_FORMATS, ...TEXT_FORMATS].map((format) => format.id)),
  "junit-xml",
  "user-list-csv",
  "csv",
];
