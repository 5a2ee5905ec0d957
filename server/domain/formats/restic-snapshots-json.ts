import type { Recognition, RecordDraft } from "../evidence/record";
import { type JsonFormat, recognised } from "./format";
import { info } from "./issues";
import { at, distinctSorted, isObject, type JsonObject, list, objects, present, text } from "./json";
import { earliest, latest, type Moment, readTime } from "./time";

/** `restic snapshots --json`, plain or with --group-by. An empty list says nothing about its origin. */
export const resticSnapshotsJson: JsonFormat = {
  id: "restic-snapshots-json",
  read(value, options) {
    const snapshots = snapshotsOf(value);
    return snapshots ? summarise(snapshots, options.timezone) : null;
  },
};

function snapshotsOf(value: unknown): JsonObject[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const grouped = value.every((group) => isObject(group) && "group_key" in group && Array.isArray(group.snapshots));
  const entries = grouped ? objects(value).flatMap((group) => list(group.snapshots)) : value;
  return entries.length > 0 && entries.every(isSnapshot) ? objects(entries) : null;
}

function isSnapshot(value: unknown): boolean {
  return (
    isObject(value) &&
    text(value.tree) !== undefined &&
    text(value.time) !== undefined &&
    Array.isArray(value.paths) &&
    (text(value.id) ?? text(value.short_id)) !== undefined
  );
}

function summarise(snapshots: JsonObject[], timezone: string | undefined): Recognition {
  const found = recognised("restic-snapshots-json", "restic");
  const taken = (snapshot: JsonObject): string | null => readTime(snapshot.time, timezone)?.at ?? null;
  const lastAt = latest(snapshots.map(taken));
  const last = newest(snapshots, timezone);
  const byHost = Map.groupBy(snapshots, (snapshot) => text(snapshot.hostname));
  const hosts = distinctSorted(byHost.keys());
  const hostEntries = hosts.map((host) => {
    const own = byHost.get(host) ?? [];
    return [host, { snapshots: own.length, lastAt: latest(own.map(taken)) }] as const;
  });
  Object.assign(found.facts, {
    snapshots: snapshots.length,
    hosts,
    firstAt: earliest(snapshots.map(taken)),
    lastAt,
    lastSnapshotId: last ? shortId(last) : null,
    lastPaths: last ? pathsOf(last) : [],
    lastHost: text(last?.hostname) ?? null,
    perHost: Object.fromEntries(hostEntries),
  });
  found.records = snapshots.map((snapshot) => backupRun(snapshot, timezone));
  if (snapshots.some((snapshot) => at(snapshot, "summary", "backup_end") === undefined)) {
    found.issues.push(
      info("START_FOR_FINISH", "These snapshots name only the time they were started; it stands for the finish.", {
        kind: "backup_run",
        field: "finished_at",
      }),
    );
  }
  return found;
}

/** The snapshot taken last, to the fraction of a second; of equals the one listed last. */
function newest(snapshots: JsonObject[], timezone: string | undefined): JsonObject | undefined {
  const rank = (snapshot: JsonObject) => {
    const moment = readTime(snapshot.time, timezone);
    return moment ? `${moment.at.slice(0, 19)}.${/[.,](\d+)/.exec(String(snapshot.time))?.[1] ?? ""}` : "";
  };
  return snapshots.reduce<JsonObject | undefined>(
    (best, snapshot) => (best && rank(best) > rank(snapshot) ? best : snapshot),
    undefined,
  );
}

/** A snapshot is in the repository only if its backup reached the end; whether files were skipped is not said. */
function backupRun(snapshot: JsonObject, timezone: string | undefined): RecordDraft {
  const finished: Moment | null = readTime(at(snapshot, "summary", "backup_end"), timezone) ?? readTime(snapshot.time, timezone);
  const facts = present({
    backup_id: shortId(snapshot) ?? undefined,
    system_id: `${text(snapshot.hostname) ?? "unknown host"}:${pathsOf(snapshot).join(",")}`,
    finished_at: finished?.at,
    status: "success",
  });
  return {
    kind: "backup_run",
    occurredAt: finished?.at ?? null,
    facts,
    zoneAssumed: finished?.zoneAssumed || undefined,
    locator: `snapshot ${shortId(snapshot)}`,
  };
}

function shortId(snapshot: JsonObject): string | null {
  return text(snapshot.short_id) ?? text(snapshot.id)?.slice(0, 8) ?? null;
}

function pathsOf(snapshot: JsonObject): string[] {
  return list(snapshot.paths).filter((path) => typeof path === "string");
}
