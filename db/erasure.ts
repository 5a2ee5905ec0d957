import { ROLE_NAMES } from "./roles";

/** What the eraser may touch, column by column: content, never who did what when. */
const COLUMNS: Record<string, string[]> = {
  evidence: ["title", "file_name", "sha256", "fingerprint", "source_system", "summary", "issues", "provenance"],
  records: ["facts", "derived", "locator"],
  record_supplements: ["value"],
  evidence_reviews: ["note"],
  evidence_withdrawals: ["reason"],
  evidence_link_changes: ["reason"],
  audit_events: ["object_label", "detail"],
  "ledger.openings": ["salt", "body_enc", "files", "erased_at"],
};
const READS = ["erasures", "ledger.entries", "ledger.erased_entries"];

const BODY = `
DECLARE item public.evidence%ROWTYPE;
BEGIN
  IF p_org IS DISTINCT FROM nullif(current_setting('app.org_id', true), '') THEN RAISE EXCEPTION 'another organization is bound'; END IF;
  -- No content goes without its leaf.
  IF NOT EXISTS (
    SELECT 1 FROM public.erasures e JOIN ledger.erased_entries x ON x.org_id = e.org_id AND x.erasure_id = e.id
    JOIN public.evidence v ON v.org_id = e.org_id AND v.id = e.evidence_id AND v.entry_id = x.entry_id
    JOIN ledger.entries l ON l.org_id = x.org_id AND l.id = x.by_entry_id
    WHERE e.org_id = p_org AND e.evidence_id = p_evidence AND e.state IN ('approved', 'done') AND convert_from(l.leaf_bytes, 'UTF8')::jsonb->>'type' = 'erasure'
  ) THEN RAISE EXCEPTION 'no erasure of % is on the ledger', p_evidence; END IF;
  SELECT * INTO item FROM public.evidence WHERE org_id = p_org AND id = p_evidence FOR UPDATE;
  DELETE FROM public.small_blobs WHERE org_id = p_org AND sha256 = item.sha256;
  DELETE FROM ledger.file_checks WHERE org_id = p_org AND sha256 = item.sha256;
  UPDATE ledger.openings SET salt = NULL, body_enc = NULL, files = NULL, erased_at = p_now
    WHERE org_id = p_org AND erased_at IS NULL AND key_ref = 'evidence:' || p_evidence;
  UPDATE public.audit_events SET object_label = 'E-' || item.number, detail = '{}'
    WHERE org_id = p_org AND object_kind = 'evidence' AND object_id = p_evidence;
  UPDATE public.record_supplements SET value = NULL WHERE org_id = p_org AND evidence_id = p_evidence;
  UPDATE public.records SET facts = '{}', derived = '{}', locator = NULL WHERE org_id = p_org AND evidence_id = p_evidence;
  UPDATE public.evidence_reviews SET note = NULL WHERE org_id = p_org AND evidence_id = p_evidence;
  UPDATE public.evidence_withdrawals SET reason = 'Erased' WHERE org_id = p_org AND evidence_id = p_evidence;
  UPDATE public.evidence_link_changes SET reason = NULL WHERE org_id = p_org AND evidence_id = p_evidence;
  UPDATE public.evidence SET title = 'Erased content', file_name = NULL, sha256 = '', fingerprint = 'erased ' || id, source_system = NULL, summary = '{}', issues = '[]',
    provenance = coalesce((SELECT jsonb_object_agg(key, CASE WHEN key = 'method' THEN value ELSE 'null'::jsonb END) FROM jsonb_each(provenance)), '{}')
    WHERE org_id = p_org AND id = p_evidence;
END`;

/**
 * SQL that makes `ledger.erase_content`, the only way by which content leaves append-only tables: it refuses where no
 * `erasure` leaf names the item. Safe to run again, as the function itself is. Run as the cluster's administrator.
 */
export function erasureSql(): string {
  const id = "ledger.erase_content(text, text, timestamptz)";
  return [
    `GRANT USAGE ON SCHEMA public, ledger TO ${ROLE_NAMES.eraser};`,
    ...Object.entries(COLUMNS).map(([table, columns]) => `GRANT SELECT, UPDATE (${columns.join(", ")}) ON ${table} TO ${ROLE_NAMES.eraser};`),
    ...READS.map((table) => `GRANT SELECT ON ${table} TO ${ROLE_NAMES.eraser};`),
    `GRANT SELECT, DELETE ON small_blobs, ledger.file_checks TO ${ROLE_NAMES.eraser};`,
    `DROP FUNCTION IF EXISTS ${id};`,
    `CREATE FUNCTION ledger.erase_content(p_org text, p_evidence text, p_now timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$ ${BODY} $$;`,
    `GRANT CREATE ON SCHEMA ledger TO ${ROLE_NAMES.eraser};`,
    `ALTER FUNCTION ${id} OWNER TO ${ROLE_NAMES.eraser};`,
    `REVOKE CREATE ON SCHEMA ledger FROM ${ROLE_NAMES.eraser};`,
    `REVOKE ALL ON FUNCTION ${id} FROM PUBLIC;`,
    `GRANT EXECUTE ON FUNCTION ${id} TO ${ROLE_NAMES.system};`,
  ].join("\n");
}
