import { backupsLeft, recipientsLeft } from "./after-answer";
import { CaseRefusal } from "./refusal";
import { requireNotice, requireText, todayOf } from "./requirements";
import { type RightRules, type RightScene } from "./rule";
import { RIGHTS_TOLD_TO_RECIPIENTS, type RightState } from "./vocabulary";

const KNOWN_FROM: readonly RightState[] = ["fulfilling", "review", "notifying_recipients", "backup_tail", "done"];
const EXECUTED: readonly RightState[] = ["review", "notifying_recipients", "backup_tail"];

/** What follows: everybody who had the data is told, and the backups run out. */
export const AFTER_RULES: RightRules<"list_recipients" | "settle_recipient" | "list_backups" | "expire_backup"> = {
  list_recipients: {
    by: ["user", "system"], from: ["open"], at: KNOWN_FROM, rights: RIGHTS_TOLD_TO_RECIPIENTS, absent: ({ process }) => process.outcome === "withdrawn",
    check: ({ recipientIds, whyNone }, { process }) => requireListed(recipientIds, process.recipients?.map(({ recipientId }) => recipientId), () => requireText(whyNone, "why nobody received the data", "GDPR Art. 19")),
  },
  settle_recipient: {
    by: ["user", "system"], from: ["open"], at: EXECUTED, rights: RIGHTS_TOLD_TO_RECIPIENTS, absent: ({ process }) => recipientsLeft(process).length === 0,
    check: ({ recipientId, result, reason, notice }, scene) => {
      if (!recipientsLeft(scene.process).includes(recipientId)) throw new CaseRefusal("RECIPIENT_UNKNOWN", "GDPR Art. 19", "There is no such recipient left to tell.");
      if (result === "notified") requireNotice(notice, "recipients", "GDPR Art. 19", scene, scene.process.right);
      else requireText(reason, `why telling this recipient is ${result}`, "GDPR Art. 19");
    },
  },
  list_backups: {
    by: ["user", "system"], from: ["open"], at: KNOWN_FROM, rights: ["erasure"], absent: ({ process }) => process.outcome === "withdrawn",
    check: ({ sets, whyNone }, { process }) => requireListed(sets.map(({ backupSetId }) => backupSetId), process.backups?.map(({ backupSetId }) => backupSetId), () => requireText(whyNone, "why no backup holds the data", "GDPR Art. 17, 5(1)(e)")),
  },
  expire_backup: {
    by: ["user", "system"], from: ["open"], at: EXECUTED, rights: ["erasure"], absent: ({ process }) => backupsLeft(process).length === 0,
    blocked: (scene) => (dueOf(scene).length > 0 ? null : new CaseRefusal("BACKUPS_RUN", "GDPR Art. 17, 5(1)(e)", "No backup set has expired.")),
    check: ({ backupSetId }, scene) => {
      if (!dueOf(scene).includes(backupSetId)) throw new CaseRefusal("BACKUPS_RUN", "GDPR Art. 17, 5(1)(e)", "This backup set is not there, or has not expired.");
    },
  },
};

function requireListed(ids: readonly string[], known: readonly string[] | undefined, requireWhyNone: () => void): void {
  if (new Set(ids).size < ids.length || ids.some((id) => known?.includes(id))) throw new CaseRefusal("LISTED_TWICE", "GDPR Art. 5(2)", "Each is listed once.");
  if (ids.length > 0) return;
  if (known !== undefined) throw new CaseRefusal("NOTHING_LISTED", "GDPR Art. 5(2)", "Name at least one more.");
  requireWhyNone();
}

function dueOf({ current, process, now }: RightScene): string[] {
  const today = todayOf(current, now);
  return (process.backups ?? []).filter(({ expired, expiresOn }) => !expired && expiresOn <= today).map(({ backupSetId }) => backupSetId);
}
