import type { PushItem } from "@/server/domain/evidence/schema";

import { before, csvArtefact, filedArtefact, nativeArtefact, type NativeRecord } from "./artefact";
import { type Day, dateOf, eventToday, isEvery } from "./calendar";
import { between, hex, oneOf } from "./chance";
import { OUTAGE_DAY } from "./incidents";

const HOSTS = ["app.acme-cloud.example", "api.acme-cloud.example", "status.acme-cloud.example"];
const VAULT: readonly [id: string, kind: string, owner: string][] = [
  ["kv/prod/db-main/app", "database_password", "Farid Haddad"], ["kv/prod/db-analytics/etl", "database_password", "Farid Haddad"], ["kv/prod/stripe", "api_key", "Nils Berg"],
  ["kv/prod/mail", "api_key", "Nils Berg"], ["kv/prod/session-signing", "signing_key", "Carla Ruiz"], ["kv/prod/okta-scim", "api_key", "David Chen"],
];
const DEVICES = 40;
/** The quarter in which nobody reviewed capacity. */
export const MISSED_CAPACITY_QUARTER = 1;

/** Settings and reports that systems give by themselves. */
export function platformExports(day: Day): PushItem[] {
  return [
    ...(isEvery(day, 7, 6) ? [chain(day)] : []), ...(isEvery(day, 28, 9) ? [cloudSettings(day)] : []), ...(isEvery(day, 28, 11) ? [tls(day)] : []),
    ...(isEvery(day, 28, 15) ? [devices(day)] : []), ...(isEvery(day, 28, 16) ? [vault(day)] : []), ...monthly(day),
  ];
}

/** Capacity and the data centres, as people file them. */
export function platformItems(day: Day): PushItem[] {
  const capacity = eventToday(day.calendar.quarters.filter((_, place) => place !== MISSED_CAPACITY_QUARTER), day, 60, 1);
  const facility = day.index === 1 ? -80 : day.index === 230 ? 229 : null;
  return [
    ...(capacity === null ? [] : [filedArtefact(day, { title: `Capacity review ${capacity.span.label}`, fileName: `capacity-${capacity.span.label}.json`, system: "Grafana", by: "Carla Ruiz", query: "Peak of CPU, storage and connections over the quarter" }, [{
      kind: "capacity_review", facts: { reviewed_at: day.time(capacity.on, "11:00"), peak_ratio: between(52, 74, "peak", capacity.on) / 100, alerts_configured: true, action_recorded: true },
    }])]),
    ...(facility === null ? [] : [filedArtefact(day, { title: "AWS assurance reports read", fileName: `aws-artifact-${dateOf(day, facility)}.json`, system: "AWS Artifact", by: "Ben Okafor" }, [{
      kind: "facility_attestation", facts: { provider_id: "aws", reviewed_at: day.time(facility, "13:45"), covers_physical: true, covers_environmental: true, report_age_days: 96 },
    }])]),
  ];
}

function chain(day: Day): PushItem {
  return nativeArtefact(day, { title: "Audit trail verified", fileName: `audit-trail-${dateOf(day, day.index)}.json`, system: "audit-log@admin-console", query: "acme-audit verify --from-genesis" }, [{
    kind: "chain_verification", facts: { verified_at: before(day.at, 8), entries_checked: 2_900_000 + day.index * 7_412, broken_links: 0, anchored: true },
  }]);
}

function cloudSettings(day: Day): PushItem {
  const snapshot_at = before(day.at, 7);
  return nativeArtefact(day, { title: "AWS settings: encryption, network, logs, backups", fileName: `aws-settings-${dateOf(day, day.index)}.json`, system: "aws:471129330086", method: "api", query: "AWS Config aggregate query, all regions", minutes: 7 }, [
    { kind: "encryption_config", facts: { snapshot_at, stores_total: 17, stores_unencrypted: 0, keys_managed: true } },
    { kind: "network_config", facts: { snapshot_at, default_deny: true, public_admin_ports: 0, public_buckets: 0, waf_enabled: true } },
    { kind: "log_config", facts: { snapshot_at, sources_ratio: 1, retention_days: 400, write_protected: true } },
    { kind: "backup_config", facts: { snapshot_at, systems_uncovered: 0, encrypted: true, separate_location: true, immutable_days: 14, retention_days: 35, alerting: true } },
  ]);
}

function tls(day: Day): PushItem {
  return nativeArtefact(day, { title: "TLS scan of three hosts", fileName: `tls-${dateOf(day, day.index)}.json`, system: "public internet", collector: "testssl.sh 3.2", query: "testssl.sh --jsonfile-pretty -iL hosts.txt" }, HOSTS.map((host) => ({
    kind: "tls_scan", facts: { scanned_at: before(day.at, 11), host, min_version: 1.2, weak_ciphers: 0, days_to_expiry: between(48, 86, host, day.index) },
  })));
}

function devices(day: Day): PushItem {
  const rows = Array.from({ length: DEVICES }, (_, place) => [
    `${oneOf(["C02", "FVF", "H4T"], place)}${hex(7, "device", place).toUpperCase()}`, oneOf(["MacBook Pro 14", "MacBook Air 13", "ThinkPad T14"], place), "On", "Protected", "Supported", "On",
    `${dateOf(day, day.index - between(0, 1, "seen", place, day.index))} 02:${between(10, 59, "checked", place)}`,
  ]);
  return csvArtefact(day, { title: `Devices, ${DEVICES}`, fileName: `kandji-devices-${dateOf(day, day.index)}.csv`, system: "Kandji", collector: "Kandji scheduled report", query: "Report: Device compliance", total: DEVICES, reconciledWith: "Personio roster" },
    ["Serial", "Model", "Disk encryption", "Malware protection", "OS", "Screen lock", "Last check-in"], rows, {
      mapping: {
        kind: "endpoint_posture", timezone: day.calendar.timezone,
        columns: { device_id: "Serial", disk_encrypted: "Disk encryption", malware_protection: "Malware protection", os_supported: "OS", screen_lock: "Screen lock", checked_at: "Last check-in" },
        valueMaps: { malware_protection: { protected: true, missing: false }, os_supported: { supported: true, outdated: false } },
      },
    });
}

function vault(day: Day): PushItem {
  const records = VAULT.map(([id, kind, owner]): NativeRecord => ({
    kind: "secret_record",
    facts: { secret_id: id, snapshot_at: before(day.at, 5), class: kind, owner, in_vault: true, age_days: between(5, 140, id, Math.floor(day.index / 150)) , max_age_days: 180, unused_days: between(0, 3, id, day.index) },
  }));
  return nativeArtefact(day, { title: "Secrets in the vault", fileName: `vault-${dateOf(day, day.index)}.json`, system: "Vault", method: "api", query: "LIST kv/metadata/prod", total: records.length }, records);
}

/** Uptime and bulk exports of each month, in the first days of the next. */
function monthly(day: Day): PushItem[] {
  const today = eventToday(day.calendar.months, day, -1, 3);
  if (today === null) return [];
  const { span } = today;
  const period = { from: day.time(span.from, "00:00"), to: day.time(today.on, "23:59") };
  const isOutage = OUTAGE_DAY >= span.from && OUTAGE_DAY < span.to;
  return [
    nativeArtefact(day, { title: `Uptime ${span.label}`, fileName: `uptime-${span.label}.json`, system: "Better Stack", method: "api", query: `GET /api/v2/monitors/app/sla?month=${span.label}`, period }, [{
      kind: "uptime_report", facts: { period_end: period.to, uptime_percent: isOutage ? 99.63 : between(99_940, 99_999, "uptime", span.label) / 1000, sla_percent: 99.9, source: "Better Stack" },
    }]),
    nativeArtefact(day, { title: `Bulk exports and removable media ${span.label}`, fileName: `exports-${span.label}.json`, system: "admin-console", query: "event:export.bulk by approval, Kandji media policy", period }, [{
      kind: "export_control", facts: { period_end: period.to, bulk_exports: between(0, 4, "bulk", span.label), unapproved_exports: 0, media_blocked: true },
    }]),
  ];
}
