export type FactType = "string" | "number" | "boolean" | "timestamp";

/** A kind of record: which fact is its time, and what it may carry. Same shape as the catalog's evidence kinds. */
export type EvidenceKind = { core: boolean; timeFact: string; description: string; facts: Record<string, FactType> };

/** Kinds that files hold and the catalog has no word for. No catalog rule judges them; derived records do. */
export const ADDED_KINDS: Record<string, EvidenceKind> = {
  account: {
    core: false,
    timeFact: "snapshot_at",
    description: "One account of one system, as the system reports it.",
    facts: {
      snapshot_at: "timestamp",
      system_id: "string",
      account_id: "string",
      person: "string",
      status: "string",
      privileged: "boolean",
      mfa_enrolled: "boolean",
      console_access: "boolean",
      active_keys: "number",
      roles: "string",
      created_at: "timestamp",
      last_used_at: "timestamp",
      password_last_used_at: "timestamp",
    },
  },
  test_run: {
    core: false,
    timeFact: "executed_at",
    description: "One run of automated tests.",
    facts: {
      executed_at: "timestamp",
      name: "string",
      suites: "number",
      tests: "number",
      passed: "number",
      failures: "number",
      errors: "number",
      skipped: "number",
      duration_seconds: "number",
    },
  },
  rights_drill: {
    core: false,
    timeFact: "held_at",
    description: "A rehearsal of rights requests with a made-up person in every system.",
    facts: { held_at: "timestamp", drill: "string", quarter: "string", passed: "boolean" },
  },
  workflow_run: {
    core: false,
    timeFact: "started_at",
    description: "One run of a build, test or deploy pipeline.",
    facts: {
      started_at: "timestamp",
      updated_at: "timestamp",
      run_id: "string",
      attempt: "number",
      repository: "string",
      workflow: "string",
      branch: "string",
      commit_sha: "string",
      event: "string",
      status: "string",
      conclusion: "string",
      actor: "string",
    },
  },
};
