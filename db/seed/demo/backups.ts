import type { PushItem } from "@/server/domain/evidence/schema";

import { filedArtefact, jsonArtefact } from "./artefact";
import type { Day } from "./calendar";
import { between, hex } from "./chance";

type Backup = { day: number; type: "full" | "incr"; error: boolean };
type Stanza = { name: string; systemId: number; gigabytes: number };

const STANZAS: readonly Stanza[] = [
  { name: "db-main", systemId: Number("7418830216645210013"), gigabytes: 212 },
  { name: "db-analytics", systemId: Number("7418831993020417881"), gigabytes: 655 },
];
/** The bad week of db-main: two nights the repository was full, one backup with broken pages, then a full one that repaired it. */
export const BAD_WEEK = { missing: [148, 149], broken: 150, repaired: 151 } as const;
const FULL_EVERY = 7;
const GIB = 1024 ** 3;

/** Every night: what pgBackRest lists for both databases, and the newest snapshots of the file store. */
export function backupItems(day: Day): PushItem[] {
  return [pgbackrestInfo(day), resticSnapshots(day)];
}

/** In the office: a failed backup is acknowledged. The first failed before the story and came over with its history. */
export function acknowledgedBackups(day: Day): PushItem[] {
  if (day.index === 1) return [acknowledgement(day, "db-analytics", -11)];
  return day.index === BAD_WEEK.repaired ? [acknowledgement(day, "db-main", BAD_WEEK.broken)] : [];
}

function acknowledgement(day: Day, system: string, failedOn: number): PushItem {
  const backup = STANZAS.filter((stanza) => stanza.name === system).map((stanza) => stanzaBackups(day, stanza, failedOn).at(-1))[0];
  return filedArtefact(day, { title: `Failed backup of ${system} acknowledged`, fileName: `backup-failure-${system}-${backup?.label ?? ""}.json`, system: "PagerDuty", by: "Carla Ruiz" }, [{
    kind: "backup_run",
    facts: {
      backup_id: backup?.label ?? null, system_id: system, finished_at: new Date((backup?.timestamp.stop ?? 0) * 1000).toISOString(), status: "failed",
      encrypted: true, failure_acknowledged: true,
    },
  }]);
}

function pgbackrestInfo(day: Day): PushItem {
  const info = STANZAS.map((stanza) => stanzaInfo(day, stanza));
  return jsonArtefact(day, {
    title: "pgBackRest info, db-main and db-analytics", fileName: `pgbackrest-info-${day.at.slice(0, 10)}.json`, system: "pgbackrest@backup-01",
    query: "pgbackrest info --output=json", rows: info.reduce((sum, stanza) => sum + stanza.backup.length, 0),
  }, info);
}

function stanzaInfo(day: Day, stanza: Stanza) {
  const backups = stanzaBackups(day, stanza, day.index);
  return {
    archive: [{ database: { id: 1, "repo-key": 1 }, id: "17-1", max: walOf(day.index, 90), min: backups[0]?.archive.start ?? null }],
    backup: backups, cipher: "aes-256-cbc", db: [{ id: 1, "repo-key": 1, "system-id": stanza.systemId, version: "17" }],
    name: stanza.name, repo: [{ cipher: "aes-256-cbc", key: 1, status: { code: 0, message: "ok" } }],
    status: { code: 0, lock: { backup: { held: false } }, message: "ok" },
  };
}

function stanzaBackups(day: Day, stanza: Stanza, until: number) {
  const kept = listed(stanza.name, until);
  const full = kept[0];
  return kept.map((backup, place) => {
    const started = Date.parse(day.time(backup.day, "03:30")) / 1000 + between(0, 50, stanza.name, backup.day);
    const seconds = backup.type === "full" ? between(1500, 2500, "full", stanza.name, backup.day) : between(360, 620, "incr", stanza.name, backup.day);
    const size = Math.round((stanza.gigabytes * (1 + backup.day / 900) * GIB) / 8192) * 8192;
    const delta = backup.type === "full" ? size : Math.round(size * 0.017) + between(0, 90_000_000, stanza.name, "delta", backup.day);
    return {
      archive: { start: walOf(backup.day, 3), stop: walOf(backup.day, 4) }, backrest: { format: 5, version: "2.54.2" },
      database: { id: 1, "repo-key": 1 }, error: backup.error,
      info: { delta, repository: { delta: Math.round(delta * 0.31) }, size },
      label: labelOf(day, backup, full, stanza), lsn: { start: lsnOf(backup.day, 3), stop: lsnOf(backup.day, 4) },
      prior: place === 0 || !full ? null : labelOf(day, kept[place - 1] ?? full, full, stanza),
      reference: place === 0 || !full ? null : kept.slice(0, place).map((earlier) => labelOf(day, earlier, full, stanza)),
      timestamp: { start: started, stop: started + seconds }, type: backup.type,
    };
  });
}

/** What the repository keeps: the newest good full backup and what builds on it. */
function listed(stanza: string, until: number): Backup[] {
  const ran = Array.from({ length: FULL_EVERY + 3 }, (_, back) => backupOf(stanza, until - FULL_EVERY - 2 + back)).flatMap((backup) => backup ?? []);
  const full = ran.findLastIndex((backup) => backup.type === "full");
  return ran.slice(Math.max(0, full));
}

function backupOf(stanza: string, day: number): Backup | null {
  const isFull = ((day % FULL_EVERY) + FULL_EVERY) % FULL_EVERY === 0;
  if (stanza !== "db-main") return { day, type: isFull ? "full" : "incr", error: false };
  if (BAD_WEEK.missing.some((missed) => missed === day)) return null;
  return { day, type: isFull || day === BAD_WEEK.repaired ? "full" : "incr", error: day === BAD_WEEK.broken };
}

function labelOf(day: Day, backup: Backup, full: Backup | undefined, stanza: Stanza): string {
  const stamp = (of: Backup): string => {
    const started = Date.parse(day.time(of.day, "03:30")) + between(0, 50, stanza.name, of.day) * 1000;
    return new Date(started).toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
  };
  return backup.type === "full" || !full ? `${stamp(backup)}F` : `${stamp(full)}F_${stamp(backup)}I`;
}

function walOf(day: number, segment: number): string {
  const number = (day + 200) * 96 + segment;
  return `00000001${(number >> 8).toString(16).toUpperCase().padStart(8, "0")}${(number & 255).toString(16).toUpperCase().padStart(8, "0")}`;
}

function lsnOf(day: number, segment: number): string {
  const number = (day + 200) * 96 + segment;
  return `${(number >> 8).toString(16)}/${(number & 255).toString(16)}000028`;
}

function resticSnapshots(day: Day): PushItem {
  const snapshots = [day.index - 2, day.index - 1, day.index].map((index) => snapshot(day, index));
  return jsonArtefact(day, {
    title: "restic snapshots, files", fileName: `restic-snapshots-${day.at.slice(0, 10)}.json`, system: "restic@files", query: "restic snapshots --json --latest 3",
    rows: snapshots.length, minutes: 3,
  }, snapshots, { answers: [{ kind: "backup_run", fact: "encrypted", value: true }] });
}

function snapshot(day: Day, index: number) {
  const start = Date.parse(day.time(index, "03:40")) + between(1, 59, "restic", index) * 1000;
  const end = start + between(180, 700, "restic took", index) * 1000;
  const files = 412_300 + index * 310;
  const id = hex(64, "restic", index);
  return {
    time: nanoseconds(start), parent: hex(64, "restic", index - 1), tree: hex(64, "tree", index), paths: ["/srv/files"], hostname: "files",
    username: "root", program_version: "restic 0.17.3",
    summary: {
      backup_start: nanoseconds(start), backup_end: nanoseconds(end), files_new: between(120, 460, "new", index), files_changed: between(10, 90, "changed", index),
      files_unmodified: files, dirs_new: 2, dirs_changed: 41, dirs_unmodified: 8021, data_blobs: between(200, 700, "blobs", index), tree_blobs: 44,
      data_added: between(40_000_000, 190_000_000, "added", index), total_files_processed: files + 500, total_bytes_processed: 1_904_220_117_331 + index * 2_117_000_000,
    },
    id, short_id: id.slice(0, 8),
  };
}

function nanoseconds(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}.${between(100_000_000, 999_999_999, at)}Z`;
}
