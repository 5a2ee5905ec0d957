import type { PushItem } from "@/server/domain/evidence/schema";

type Example = { summary: string; value: PushItem };

const native: Example = {
  summary: "Facts in the native form",
  value: {
    content: {
      json: {
        proofroom: 1,
        records: [{
          kind: "restore_test",
          facts: {
            executed_at: "2026-03-05T10:00:00Z", system_id: "db-main", backup_id: "20260305-010000F", environment: "restore-lab", outcome: "success",
            rto_minutes: 20, rpo_minutes: 5, integrity_verified: true, rows_expected: 1200, rows_restored: 1200, tester: "ada",
          },
        }],
      },
    },
    title: "Restore test of db-main",
    provenance: { sourceSystem: "restore-lab", collector: "nightly job", method: "api", extractedAt: "2026-03-05T10:20:00Z" },
  },
};

const text: Example = {
  summary: "A tool's own file, as text",
  value: {
    content: { text: '[{"name":"main","status":{"code":0,"message":"ok"},"backup":[]}]' },
    fileName: "pgbackrest-info.json",
    provenance: { sourceSystem: "db-main", query: "pgbackrest info --output=json", method: "cli" },
    answers: [{ kind: "backup_run", fact: "environment", value: "production" }],
  },
};

const uploaded: Example = {
  summary: "A file uploaded before",
  value: { content: { sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" }, fileName: "policy.pdf", title: "Backup policy", controls: ["BCP-03"], asDocument: true },
};

export const PUSH_EXAMPLES = { native, text, uploaded };
