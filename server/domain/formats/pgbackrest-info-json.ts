import type { Recognition, RecordDraft } from "../evidence/record";
import { type JsonFormat, recognised } from "./format";
import { warning } from "./issues";
import { at, countBy, get, isObject, type JsonObject, number, objects, present, text } from "./json";
import { latest, readInstant } from "./time";

const LABEL = /^\d{8}-\d{6}F(_\d{8}-\d{6}[DI])?$/;

/** pgBackRest numbers its repositories up to 256. */
const MAX_REPOSITORIES = 256;

/** `pgbackrest info --output=json`: stanzas with their backups. An empty list says nothing about its origin. */
export const pgbackrestInfoJson: JsonFormat = {
  id: "pgbackrest-info-json",
  read: (value) => (Array.isArray(value) && value.length > 0 && value.every(isStanza) ? summarise(objects(value)) : null),
};

function isStanza(value: unknown): boolean {
  if (!isObject(value) || text(value.name) === undefined || number(at(value, "status", "code")) === undefined) return false;
  return Array.isArray(value.backup) && objects(value.backup).every((backup) => LABEL.test(text(backup.label) ?? ""));
}

function summarise(stanzas: JsonObject[]): Recognition {
  const found = recognised("pgbackrest-info-json", "pgBackRest");
  const perStanza = stanzas.map(stanzaSummary);
  const healthy = perStanza.every((stanza) => stanza.statusCode === 0 && stanza.withError === 0);
  Object.assign(found.facts, {
    stanzas: stanzas.length,
    backups: perStanza.reduce((sum, stanza) => sum + stanza.backups, 0),
    perStanza,
    lastFinishedAt: latest(stanzas.flatMap((stanza) => objects(stanza.backup).map(finishedAt))),
    status: healthy ? "ok" : "error",
  });
  for (const stanza of perStanza) {
    if (stanza.statusCode !== 0)
      found.issues.push(
        warning("STANZA_NOT_OK", `Stanza ${stanza.stanza} has status ${stanza.statusCode} (${stanza.statusMessage}).`),
      );
    if (stanza.withError > 0)
      found.issues.push(
        warning(
          "BACKUP_WITH_ERROR",
          `${stanza.withError} backups of stanza ${stanza.stanza} have page checksum errors and count as failed.`,
        ),
      );
  }
  found.records = stanzas.flatMap((stanza) => objects(stanza.backup).map((backup) => backupRun(stanza, backup)));
  return found;
}

function stanzaSummary(stanza: JsonObject) {
  const backups = objects(stanza.backup);
  const good = backups.filter((backup) => backup.error !== true);
  return {
    stanza: text(stanza.name) ?? null,
    statusCode: number(at(stanza, "status", "code")) ?? null,
    statusMessage: text(at(stanza, "status", "message")) ?? null,
    backups: backups.length,
    byType: countBy(backups.map((backup) => text(backup.type) ?? "unknown")),
    withError: backups.length - good.length,
    last: lastBackup(backups),
    lastGoodFinishedAt: latest(good.map(finishedAt)),
    lastFullFinishedAt: latest(backups.filter((backup) => backup.type === "full").map(finishedAt)),
  };
}

function lastBackup(backups: JsonObject[]) {
  const newest = latest(backups.map(finishedAt));
  const last = backups.findLast((backup) => finishedAt(backup) === newest);
  if (!last) return null;
  return {
    label: text(last.label) ?? null,
    type: text(last.type) ?? null,
    startedAt: readInstant(at(last, "timestamp", "start")),
    finishedAt: finishedAt(last),
    databaseBytes: number(at(last, "info", "size")) ?? null,
    repositoryBytes: number(at(last, "info", "repository", "size")) ?? null,
    error: typeof last.error === "boolean" ? last.error : null,
  };
}

function finishedAt(backup: JsonObject): string | null {
  return readInstant(at(backup, "timestamp", "stop"));
}

/** pgBackRest lists only backups that ran to their end; `error: true` means pages failed their checksum. */
function backupRun(stanza: JsonObject, backup: JsonObject): RecordDraft {
  const finished = finishedAt(backup);
  const facts = present({
    backup_id: text(backup.label),
    system_id: text(stanza.name),
    finished_at: finished ?? undefined,
    status: backup.error === true ? "failed" : "success",
    encrypted: isEncrypted(stanza, backup),
  });
  return { kind: "backup_run", occurredAt: finished, facts, locator: `stanza ${stanza.name}, backup ${backup.label}` };
}

/** The cipher of the repository that holds the backup, else the stanza's; "mixed" alone decides nothing. */
function isEncrypted(stanza: JsonObject, backup: JsonObject): boolean | undefined {
  const key = at(backup, "database", "repo-key");
  const repository = objects(stanza.repo)
    .slice(0, MAX_REPOSITORIES)
    .find((repo) => repo.key === key);
  const cipher = text(get(repository, "cipher")) ?? text(stanza.cipher);
  return cipher === undefined || cipher === "mixed" ? undefined : cipher !== "none";
}
