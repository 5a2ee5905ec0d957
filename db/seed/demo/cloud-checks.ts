import type { PushItem } from "@/server/domain/evidence/schema";

import { before, jsonArtefact } from "./artefact";
import { type Day, isEvery } from "./calendar";
import { AWS_ACCOUNT, firstSeen, openFindings } from "./findings";

type Check = { id: string; service: string; severity: string; title: string; resources: readonly string[] };

const CHECKS: readonly Check[] = [
  { id: "s3_bucket_level_public_access_block", service: "s3", severity: "Medium", title: "S3 buckets block public access", resources: ["arn:aws:s3:::acme-files", "arn:aws:s3:::acme-backups", "arn:aws:s3:::acme-logs", "arn:aws:s3:::acme-marketing-assets"] },
  { id: "s3_bucket_default_encryption", service: "s3", severity: "Medium", title: "S3 buckets are encrypted by default", resources: ["arn:aws:s3:::acme-files", "arn:aws:s3:::acme-backups", "arn:aws:s3:::acme-logs", "arn:aws:s3:::acme-marketing-assets"] },
  { id: "rds_instance_storage_encrypted", service: "rds", severity: "Medium", title: "RDS instances are encrypted", resources: ["arn:aws:rds:eu-central-1:471129330086:db:db-main", "arn:aws:rds:eu-central-1:471129330086:db:db-analytics"] },
  { id: "rds_instance_no_public_access", service: "rds", severity: "Critical", title: "RDS instances have no public address", resources: ["arn:aws:rds:eu-central-1:471129330086:db:db-main", "arn:aws:rds:eu-central-1:471129330086:db:db-analytics"] },
  { id: "cloudtrail_multi_region_enabled", service: "cloudtrail", severity: "High", title: "CloudTrail records all regions", resources: ["arn:aws:cloudtrail:eu-central-1:471129330086:trail/org-trail"] },
  { id: "cloudtrail_log_file_validation_enabled", service: "cloudtrail", severity: "Medium", title: "CloudTrail validates its log files", resources: ["arn:aws:cloudtrail:eu-central-1:471129330086:trail/org-trail"] },
  { id: "ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_22", service: "ec2", severity: "High", title: "No security group opens SSH to the internet", resources: ["sg-0a41f6d2c9e07b318", "sg-08c2b7719de54fa03", "sg-0f5e1d40b62c8a977"] },
  { id: "ec2_ebs_default_encryption", service: "ec2", severity: "Medium", title: "EBS volumes are encrypted by default", resources: ["arn:aws:ec2:eu-central-1:471129330086:volume"] },
  { id: "kms_cmk_rotation_enabled", service: "kms", severity: "High", title: "Customer keys rotate", resources: ["arn:aws:kms:eu-central-1:471129330086:key/6c1d2f70", "arn:aws:kms:eu-central-1:471129330086:key/b0e94a15"] },
  { id: "guardduty_is_enabled", service: "guardduty", severity: "Medium", title: "GuardDuty is enabled", resources: ["arn:aws:guardduty:eu-central-1:471129330086:detector/42ba"] },
  { id: "iam_root_mfa_enabled", service: "iam", severity: "Critical", title: "The root user has MFA", resources: ["arn:aws:iam::471129330086:root"] },
  { id: "vpc_flow_logs_enabled", service: "vpc", severity: "Medium", title: "VPC flow logs are kept", resources: ["vpc-04d2c1a8ee90b7f65", "vpc-0b7f5a61d93c20e84"] },
];
/** The marketing site's bucket was opened and closed again: the second scan is the proof of the repair. */
const RESCAN = 160;
const PUBLIC_BY_DESIGN = "sg-0f5e1d40b62c8a977";

/** Prowler's checks of the AWS account, every four weeks and after a repair. */
export function cloudChecks(day: Day): PushItem[] {
  if (!isEvery(day, 28, 12) && day.index !== RESCAN && day.index !== 156) return [];
  const failing = openFindings("prowler", day.index);
  const checks = CHECKS.flatMap((check) => check.resources.map((resource) => ocsf(day, check, resource, failing.some((finding) => finding.rule === check.id && finding.place === resource))));
  return [jsonArtefact(day, {
    title: failing.length > 0 ? "Prowler, AWS account, one failed check" : "Prowler, AWS account", fileName: `prowler-output-${AWS_ACCOUNT}-${day.at.slice(0, 10).replaceAll("-", "")}.ocsf.json`,
    system: `aws:${AWS_ACCOUNT}`, collector: "prowler 5.1.0", query: "prowler aws -M json-ocsf", rows: checks.length, minutes: 9,
  }, checks, { answers: [{ kind: "baseline_check", fact: "oldest_drift_days", value: failing.length > 0 ? day.index - (failing[0]?.from ?? 0) : 0 }, ...firstSeen(day, failing)] })];
}

function ocsf(day: Day, check: Check, resource: string, failed: boolean) {
  const at = Math.floor(Date.parse(before(day.at, 12)) / 1000);
  const isMuted = resource === PUBLIC_BY_DESIGN;
  const word = failed ? "fails" : "passes";
  return {
    message: `${resource} ${word}: ${check.title.toLowerCase()}.`,
    metadata: { event_code: check.id, product: { name: "Prowler", uid: "prowler", vendor_name: "Prowler", version: "5.1.0" }, profiles: ["cloud", "datetime"], tenant_uid: "", version: "1.3.0" },
    severity_id: { Critical: 5, High: 4, Medium: 3 }[check.severity] ?? 2, severity: check.severity,
    status: isMuted ? "Suppressed" : "New", status_code: failed ? "FAIL" : "PASS", status_detail: `${resource} ${word}.`, status_id: isMuted ? 3 : 1,
    activity_name: "Create", activity_id: 1, category_name: "Findings", category_uid: 2, class_name: "Detection Finding", class_uid: 2004,
    finding_info: { created_time: at, desc: check.title, title: check.title, types: [], uid: `prowler-aws-${check.id}-${AWS_ACCOUNT}-eu-central-1-${resource}` },
    resources: [{ cloud_partition: "aws", region: "eu-central-1", group: { name: check.service }, labels: [], name: resource.split(/[:/]/).at(-1) ?? resource, type: check.service, uid: resource }],
    cloud: { account: { name: "acme-production", type: "AWS Account", type_id: 10, uid: AWS_ACCOUNT, labels: [] }, org: { name: "", uid: "" }, provider: "aws", region: "eu-central-1" },
    time: at, type_name: "Detection Finding: Create", type_uid: 200401,
    unmapped: { related_url: "", categories: [], depends_on: [], related_to: [], notes: "", compliance: { "SOC2": ["cc_6_6"] } },
  };
}
