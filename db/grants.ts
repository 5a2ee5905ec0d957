import { ROLE_NAMES } from "./roles";

type Privilege = "SELECT" | "INSERT" | "UPDATE" | "DELETE";
const READ: Privilege[] = ["SELECT"];
const APPEND: Privilege[] = ["SELECT", "INSERT"];
const CHANGE: Privilege[] = ["SELECT", "INSERT", "UPDATE"];
const QUEUE: Privilege[] = ["SELECT", "INSERT", "UPDATE", "DELETE"];

type TableGrant = {
  app: Privilege[]; system: Privilege[]; appendOnly?: true; global?: string;
  /** What an auditor's transaction may; nothing where it is left out. It sees rows of its engagement (by this column), or of the organization. */
  auditor?: { may: Privilege[]; engagement?: "id" | "engagement_id"; /** Only these may be read. */ columns?: string; /** Only these may be changed. */ changes?: string };
};
const AUDITOR_READS = { may: READ };
const OF_ENGAGEMENT = { may: READ, engagement: "engagement_id" } as const;
const AUDITOR_APPENDS = { may: APPEND };

/**
 * What each role may do with each table: the one list. `appendOnly` also gets a trigger that stops even the owner;
 * `global` tables hold no tenant's data and say why they are not under row-level security.
 */
export const GRANTS: Record<string, TableGrant> = {
  organizations: { app: CHANGE, system: READ, auditor: AUDITOR_READS },
  organization_looks: { app: CHANGE, system: READ },
  org_counters: { app: CHANGE, system: CHANGE },
  memberships: { app: QUEUE, system: READ, auditor: { may: READ, columns: "org_id, user_id, role" } },
  invitations: { app: CHANGE, system: READ },
  api_keys: { app: CHANGE, system: READ, auditor: { may: READ, columns: "org_id, id, name" } },
  idempotency_keys: { app: QUEUE, system: QUEUE },
  controls: { app: CHANGE, system: READ, auditor: AUDITOR_READS },
  control_revisions: { app: APPEND, system: READ, auditor: AUDITOR_READS, appendOnly: true },
  control_requirements: { app: QUEUE, system: READ, auditor: AUDITOR_READS },
  control_status: { app: CHANGE, system: CHANGE, auditor: AUDITOR_READS },
  verdict_events: { app: APPEND, system: APPEND, auditor: AUDITOR_READS, appendOnly: true },
  small_blobs: { app: APPEND, system: APPEND, auditor: AUDITOR_READS },
  evidence: { app: APPEND, system: READ, auditor: AUDITOR_READS, appendOnly: true },
  records: { app: APPEND, system: READ, auditor: AUDITOR_READS, appendOnly: true },
  record_supplements: { app: APPEND, system: READ, auditor: AUDITOR_READS, appendOnly: true },
  standing_answers: { app: CHANGE, system: READ, auditor: AUDITOR_READS },
  evidence_links: { app: APPEND, system: READ, auditor: AUDITOR_READS, appendOnly: true },
  evidence_link_changes: { app: APPEND, system: READ, auditor: AUDITOR_READS, appendOnly: true },
  evidence_reviews: { app: APPEND, system: READ, auditor: AUDITOR_READS, appendOnly: true },
  evidence_withdrawals: { app: APPEND, system: READ, auditor: AUDITOR_READS, appendOnly: true },
  evidence_open_questions: { app: APPEND, system: READ, auditor: AUDITOR_READS, appendOnly: true },
  erasures: { app: CHANGE, system: CHANGE, auditor: AUDITOR_READS },
  legal_holds: { app: CHANGE, system: READ, auditor: AUDITOR_READS },
  privacy_settings: { app: CHANGE, system: READ },
  rights_requests: { app: CHANGE, system: CHANGE },
  request_events: { app: APPEND, system: APPEND, appendOnly: true },
  request_texts: { app: APPEND, system: QUEUE },
  request_messages: { app: CHANGE, system: CHANGE },
  person_erasures: { app: CHANGE, system: CHANGE },
  erasure_watch: { app: CHANGE, system: CHANGE },
  case_recipients: { app: APPEND, system: READ },
  privacy_suppressions: { app: CHANGE, system: QUEUE },
  erasure_certificates: { app: APPEND, system: APPEND, appendOnly: true },
  erasure_replays: { app: APPEND, system: APPEND, appendOnly: true },
  portal_searches: { app: CHANGE, system: CHANGE },
  portal_findings: { app: QUEUE, system: QUEUE },
  register_entries: { app: CHANGE, system: READ },
  register_versions: { app: APPEND, system: READ, appendOnly: true },
  data_systems: { app: CHANGE, system: READ },
  system_secrets: { app: QUEUE, system: READ },
  system_tasks: { app: CHANGE, system: CHANGE },
  system_deliveries: { app: CHANGE, system: CHANGE },
  request_identifiers: { app: QUEUE, system: QUEUE },
  request_files: { app: CHANGE, system: CHANGE },
  opendsr_settings: { app: CHANGE, system: READ },
  hand_over_keys: { app: CHANGE, system: READ },
  hand_over_uses: { app: APPEND, system: QUEUE },
  case_nudges: { app: APPEND, system: APPEND },
  right_progress: { app: QUEUE, system: QUEUE },
  case_evidence: { app: APPEND, system: APPEND },
  drill_schedules: { app: CHANGE, system: READ },
  drills: { app: CHANGE, system: CHANGE },
  drill_systems: { app: QUEUE, system: QUEUE },
  protocol_peers: { app: CHANGE, system: READ },
  received_requests: { app: CHANGE, system: CHANGE },
  status_callbacks: { app: APPEND, system: CHANGE },
  opendsr_processors: { app: CHANGE, system: CHANGE },
  opendsr_submissions: { app: CHANGE, system: CHANGE },
  csv_mappings: { app: CHANGE, system: READ, auditor: AUDITOR_READS },
  audit_events: { app: APPEND, system: APPEND, auditor: AUDITOR_APPENDS, appendOnly: true },
  reports: { app: CHANGE, system: CHANGE },
  system_descriptions: { app: APPEND, system: READ, appendOnly: true },
  report_snapshots: { app: APPEND, system: READ, appendOnly: true },
  report_schedules: { app: CHANGE, system: READ },
  report_schedule_runs: { app: CHANGE, system: READ },
  report_previews: { app: QUEUE, system: QUEUE },
  signing_authorities: { app: APPEND, system: READ, appendOnly: true, global: "certificates of the installation's authority, public as every certificate is" },
  signing_identities: { app: CHANGE, system: READ },
  report_signatures: { app: APPEND, system: READ, appendOnly: true },
  status_versions: { app: CHANGE, system: READ },
  status_snapshots: { app: APPEND, system: READ, appendOnly: true },
  status_settings: { app: CHANGE, system: READ },
  status_requests: { app: CHANGE, system: ["SELECT", "DELETE"] },
  engagements: { app: CHANGE, system: READ, auditor: { may: READ, engagement: "id" } },
  engagement_controls: { app: QUEUE, system: READ, auditor: { may: ["SELECT", "UPDATE"], engagement: "engagement_id", changes: "reference" } },
  engagement_snapshots: { app: APPEND, system: READ, appendOnly: true, auditor: OF_ENGAGEMENT },
  audit_grants: { app: CHANGE, system: READ, auditor: OF_ENGAGEMENT },
  audit_shared_reports: { app: CHANGE, system: READ, auditor: OF_ENGAGEMENT },
  audit_views: { app: APPEND, system: READ, appendOnly: true, auditor: { may: APPEND, engagement: "engagement_id" } },
  // An auditor's own pages: the organization's roles have no right to them at all.
  audit_notes: { app: [], system: [], appendOnly: true, auditor: { may: APPEND, engagement: "engagement_id" } },
  audit_conclusions: { app: [], system: [], appendOnly: true, auditor: { may: APPEND, engagement: "engagement_id" } },
  audit_worksheets: { app: [], system: [], auditor: { may: CHANGE, engagement: "engagement_id" } },
  audit_tickmarks: { app: [], system: [], auditor: { may: QUEUE, engagement: "engagement_id" } },
  audit_releases: { app: READ, system: READ, appendOnly: true, auditor: { may: APPEND, engagement: "engagement_id" } },
  audit_comments: { app: APPEND, system: READ, appendOnly: true, auditor: { may: APPEND, engagement: "engagement_id" } },
  audit_requests: {
    app: CHANGE, system: ["SELECT", "UPDATE"],
    // Who answers it and who was reminded is the organization's.
    auditor: { may: CHANGE, engagement: "engagement_id", changes: "reference, title, body, group_name, wants, period_from, period_to, due_on, control_ids, criteria, state, state_since, updated_at" },
  },
  audit_request_items: { app: CHANGE, system: READ, auditor: { may: ["SELECT", "UPDATE"], engagement: "engagement_id", changes: "state, reason, text, decided_by, decided_at, grant_id" } },
  audit_request_events: { app: APPEND, system: READ, appendOnly: true, auditor: { may: APPEND, engagement: "engagement_id" } },
  audit_findings: { app: READ, system: READ, appendOnly: true, auditor: { may: APPEND, engagement: "engagement_id" } },
  audit_finding_events: { app: APPEND, system: READ, appendOnly: true, auditor: { may: APPEND, engagement: "engagement_id" } },
  // The organization reads what is asked of it; what an auditor found at an item it does not.
  audit_populations: { app: READ, system: READ, appendOnly: true, auditor: { may: APPEND, engagement: "engagement_id" } },
  audit_samples: { app: READ, system: READ, appendOnly: true, auditor: { may: APPEND, engagement: "engagement_id" } },
  audit_sample_items: { app: READ, system: READ, appendOnly: true, auditor: { may: APPEND, engagement: "engagement_id" } },
  audit_sample_results: { app: [], system: [], appendOnly: true, auditor: { may: APPEND, engagement: "engagement_id" } },
  packs: { app: CHANGE, system: CHANGE, auditor: AUDITOR_READS },
  pack_contents: { app: APPEND, system: READ, auditor: AUDITOR_READS },
  // Names stand beside what people did; how they sign in is nobody's business.
  users: { app: CHANGE, system: READ, auditor: { may: READ, columns: "id, name, email" }, global: "a person may belong to several organizations" },
  sessions: { app: CHANGE, system: READ, global: "belongs to a person, not to an organization" },
  sign_in_tokens: { app: CHANGE, system: [], global: "belongs to a person, not to an organization" },
  outbox: { app: APPEND, system: CHANGE, auditor: { may: ["INSERT"] }, global: "mail to people, some before they belong anywhere" },
  instance_settings: { app: READ, system: READ, global: "facts of the installation" },
  second_factors: { app: CHANGE, system: [], global: "belongs to a person, not to an organization" },
  rate_limits: { app: QUEUE, system: QUEUE, global: "counters of addresses and keys, no content" },
  // The system role opens a log only where an operator lets one succeed another.
  "ledger.logs": { app: APPEND, system: CHANGE, auditor: AUDITOR_READS },
  "ledger.log_heads": { app: APPEND, system: CHANGE, auditor: AUDITOR_READS },
  "ledger.log_events": { app: READ, system: APPEND, auditor: AUDITOR_READS, appendOnly: true },
  "ledger.entries": { app: APPEND, system: APPEND, auditor: AUDITOR_APPENDS, appendOnly: true },
  "ledger.pending": { app: APPEND, system: QUEUE, auditor: AUDITOR_APPENDS },
  "ledger.leaves": { app: READ, system: APPEND, auditor: AUDITOR_READS, appendOnly: true },
  "ledger.tiles": { app: READ, system: APPEND, auditor: AUDITOR_READS, appendOnly: true },
  "ledger.checkpoints": { app: READ, system: APPEND, auditor: AUDITOR_READS, appendOnly: true },
  "ledger.signatures": { app: READ, system: APPEND, auditor: AUDITOR_READS, appendOnly: true },
  "ledger.keys": { app: APPEND, system: CHANGE, auditor: AUDITOR_READS },
  "ledger.held_changes": { app: QUEUE, system: QUEUE, auditor: AUDITOR_APPENDS },
  "ledger.openings": { app: APPEND, system: APPEND, auditor: AUDITOR_APPENDS },
  "ledger.self_checks": { app: READ, system: CHANGE },
  "ledger.file_checks": { app: READ, system: CHANGE },
  "ledger.anchors": { app: APPEND, system: CHANGE, auditor: AUDITOR_READS },
  "ledger.published_heads": { app: READ, system: APPEND, auditor: AUDITOR_READS, appendOnly: true },
  "ledger.seals": { app: APPEND, system: CHANGE, auditor: AUDITOR_READS },
  "ledger.anchor_head": { app: READ, system: CHANGE, auditor: AUDITOR_READS, global: "the anchor log is the installation's: it knows logs by the hash of their origin" },
  "ledger.anchor_keys": { app: READ, system: CHANGE, auditor: AUDITOR_READS, global: "public keys of the anchor log" },
  "ledger.anchor_events": { app: READ, system: APPEND, appendOnly: true, global: "freezes and repairs of the anchor log" },
  "ledger.anchor_pending": { app: [], system: QUEUE, global: "leaves on their way into the anchor log" },
  "ledger.anchor_leaves": { app: READ, system: APPEND, appendOnly: true, auditor: AUDITOR_READS, global: "logs stand in it by the hash of their origin, for everyone to see" },
  "ledger.anchor_tiles": { app: READ, system: APPEND, appendOnly: true, auditor: AUDITOR_READS, global: "hashes of the anchor log" },
  "ledger.anchor_checkpoints": { app: READ, system: APPEND, appendOnly: true, auditor: AUDITOR_READS, global: "heads of the anchor log" },
  "ledger.anchor_signatures": { app: READ, system: APPEND, appendOnly: true, auditor: AUDITOR_READS, global: "signatures over the anchor log's heads" },
  "ledger.instance_anchors": { app: READ, system: CHANGE, auditor: AUDITOR_READS, global: "witnesses, time-stamps and copies of the anchor log's heads" },
  "ledger.erased_entries": { app: APPEND, system: APPEND, auditor: AUDITOR_READS, appendOnly: true },
};

function auditorSql(table: string, { auditor, global }: TableGrant): string[] {
  if (!auditor) return [];
  const policy = `${table.replace(/^.*\./, "")}_auditor`;
  const engagement = auditor.engagement ? ` AND ${auditor.engagement} = (select nullif(current_setting('app.engagement_id', true), ''))` : "";
  const own = `org_id = (select nullif(current_setting('app.org_id', true), ''))${engagement}`;
  const only: Partial<Record<Privilege, string | undefined>> = { SELECT: auditor.columns, UPDATE: auditor.changes };
  const grant = `GRANT ${auditor.may.map((right) => (only[right] ? `${right} (${only[right]})` : right)).join(", ")} ON ${table} TO ${ROLE_NAMES.auditor};`;
  return global ? [grant] : [grant, `DROP POLICY IF EXISTS ${policy} ON ${table};`, `CREATE POLICY ${policy} ON ${table} FOR ALL TO ${ROLE_NAMES.auditor} USING (${own}) WITH CHECK (${own});`];
}

/** SQL that puts the list into force. Safe to run again; run after every migration. */
export function hardeningSql(): string {
  const roles = `${ROLE_NAMES.app}, ${ROLE_NAMES.system}, ${ROLE_NAMES.auditor}`;
  const tables = Object.entries(GRANTS).flatMap(([name, grant]) => [
    `REVOKE ALL ON ${name} FROM PUBLIC, ${roles};`,
    ...(["app", "system"] as const).flatMap((role) =>
      grant[role].length > 0 ? [`GRANT ${grant[role].join(", ")} ON ${name} TO ${ROLE_NAMES[role]};`] : [],
    ),
    ...auditorSql(name, grant),
    ...(grant.global ? [] : [`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY;`, `ALTER TABLE ${name} FORCE ROW LEVEL SECURITY;`]),
    ...(grant.appendOnly
      ? [
          `CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${name} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`,
        ]
      : []),
  ]);
  return [
    `REVOKE ALL ON SCHEMA public, ledger FROM PUBLIC;`,
    `GRANT USAGE ON SCHEMA public, ledger TO ${roles}, ${ROLE_NAMES.lookup};`,
    `GRANT USAGE ON SEQUENCE ledger.pending_seq_seq TO ${roles};`,
    `GRANT USAGE ON SEQUENCE ledger.anchor_pending_seq_seq TO ${ROLE_NAMES.system};`,
    // The one exception is a lawful erasure, which is on the ledger before it happens (erasure.ts).
    `CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS
       $$ BEGIN IF current_user = '${ROLE_NAMES.eraser}' THEN RETURN NULL; END IF; RAISE EXCEPTION 'table % is append-only', TG_TABLE_NAME; END $$;`,
    `REVOKE ALL ON FUNCTION refuse_change() FROM PUBLIC;`,
    // Counters may be lost in a crash; in return no request waits for the disk because of them.
    `ALTER TABLE rate_limits SET UNLOGGED;`,
    // Parts of an evidence are written before it, so that its number is taken as late as can be.
    `ALTER TABLE records ALTER CONSTRAINT records_evidence_fk DEFERRABLE INITIALLY DEFERRED;`,
    `ALTER TABLE evidence_links ALTER CONSTRAINT evidence_links_evidence_fk DEFERRABLE INITIALLY DEFERRED;`,
    ...tables,
    `GRANT USAGE ON SEQUENCE audit_views_seq_seq TO ${roles};`,
  ].join("\n");
}
