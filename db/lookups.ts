import { ROLE_NAMES } from "./roles";

type Lookup = { signature: string; returns: string; reads: string[]; body: string; to: ("app" | "system")[]; why: string };

/**
 * The only ways to read across organizations: narrow SECURITY DEFINER functions owned by a role that cannot log in.
 * Each answers one question asked before an organization is known.
 */
export const LOOKUPS: Record<string, Lookup> = {
  find_membership: {
    signature: "p_slug text, p_user_id text",
    returns: "TABLE (org_id text, role text)",
    reads: ["organizations", "memberships"],
    body: `SELECT m.org_id, m.role FROM public.memberships m JOIN public.organizations o USING (org_id) WHERE o.slug = p_slug AND m.user_id = p_user_id`,
    to: ["app"],
    why: "the session gate: which organization does this address name, and is this person in it",
  },
  list_memberships: {
    signature: "p_user_id text",
    returns: "TABLE (org_id text, slug text, name text, role text)",
    reads: ["organizations", "memberships"],
    body: `SELECT m.org_id, o.slug, o.name, m.role FROM public.memberships m JOIN public.organizations o USING (org_id) WHERE m.user_id = p_user_id ORDER BY o.name`,
    to: ["app"],
    why: "the organization switcher",
  },
  find_api_key: {
    signature: "p_id text",
    returns: "TABLE (org_id text, name text, secret_sha256 text, scopes text[], expires_at timestamptz, revoked_at timestamptz, last_used_at timestamptz)",
    reads: ["api_keys"],
    body: `SELECT k.org_id, k.name, k.secret_sha256, k.scopes, k.expires_at, k.revoked_at, k.last_used_at FROM public.api_keys k WHERE k.id = p_id`,
    to: ["app"],
    why: "the API-key gate",
  },
  find_invitation: {
    signature: "p_token_sha256 text",
    returns: "TABLE (org_id text, id text)",
    reads: ["invitations"],
    body: `SELECT i.org_id, i.id FROM public.invitations i WHERE i.token_sha256 = p_token_sha256`,
    to: ["app"],
    why: "opening an invitation link",
  },
  slug_taken: {
    signature: "p_slug text",
    returns: "boolean",
    reads: ["organizations"],
    body: `SELECT EXISTS (SELECT 1 FROM public.organizations o WHERE o.slug = p_slug)`,
    to: ["app"],
    why: "slugs are public",
  },
  find_privacy_centre: {
    signature: "p_slug text",
    returns: "TABLE (org_id text)",
    reads: ["organizations", "privacy_settings"],
    body: `SELECT o.org_id FROM public.organizations o JOIN public.privacy_settings s USING (org_id) WHERE o.slug = p_slug AND s.is_open`,
    to: ["app"],
    why: "the public privacy centre: which organization does this address name, and is it open",
  },
  find_status_page: {
    signature: "p_slug text",
    returns: "TABLE (org_id text)",
    reads: ["organizations", "status_versions"],
    body: `SELECT o.org_id FROM public.organizations o JOIN public.status_versions v USING (org_id) WHERE o.slug = p_slug AND v.state = 'published' LIMIT 1`,
    to: ["app"],
    why: "the public status page: which organization does this address name, and has it published one",
  },
  find_case: {
    signature: "p_slug text, p_link_sha256 text",
    returns: "TABLE (org_id text, request_id text)",
    reads: ["organizations", "rights_requests"],
    body: `SELECT r.org_id, r.id FROM public.organizations o JOIN public.rights_requests r USING (org_id) WHERE o.slug = p_slug AND r.link_sha256 = p_link_sha256 AND r.forgotten_at IS NULL`,
    to: ["app"],
    why: "the case link of a person without an account",
  },
  find_audit_grant: {
    signature: "p_engagement_id text, p_user_id text, p_terms text",
    returns: "TABLE (org_id text, grant_id text, frameworks text[], window_from date, window_to date, expires_at timestamptz, terms_version text, phase text, firm text)",
    reads: ["audit_grants", "engagements", "memberships"],
    body: `SELECT g.org_id, g.id, g.frameworks, g.window_from, g.window_to, g.expires_at, g.terms_version, e.phase, e.firm FROM public.audit_grants g
      JOIN public.engagements e ON e.org_id = g.org_id AND e.id = g.engagement_id
      WHERE g.engagement_id = p_engagement_id AND g.user_id = p_user_id AND g.accepted_at IS NOT NULL AND g.revoked_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM public.memberships m WHERE m.org_id = g.org_id AND m.user_id = p_user_id)
      ORDER BY (g.terms_version = p_terms) DESC, g.expires_at DESC, (g.window_to - g.window_from) DESC, cardinality(g.frameworks) = 0 DESC, g.id DESC LIMIT 1`,
    to: ["app"],
    why: "the auditor's gate: which organization does this engagement belong to, and what was this person, who is no member of it, granted in it under the terms as they are; of several the one that lasts longest, then the widest",
  },
  find_engagement_member: {
    signature: "p_engagement_id text, p_user_id text",
    returns: "TABLE (org_id text, slug text, role text)",
    reads: ["engagements", "memberships", "organizations"],
    body: `SELECT e.org_id, o.slug, m.role FROM public.engagements e JOIN public.organizations o USING (org_id) JOIN public.memberships m USING (org_id) WHERE e.id = p_engagement_id AND m.user_id = p_user_id`,
    to: ["app"],
    why: "an officer looks at the audit room as its auditors see it",
  },
  list_audit_grants: {
    signature: "p_user_id text",
    returns: "TABLE (engagement_id text, name text, organization text, firm text, phase text, window_from date, window_to date, expires_at timestamptz)",
    reads: ["audit_grants", "engagements", "organizations", "memberships"],
    body: `SELECT e.id, e.name, o.name, e.firm, e.phase, e.window_from, e.window_to, g.expires_at FROM public.audit_grants g
      JOIN public.engagements e ON e.org_id = g.org_id AND e.id = g.engagement_id JOIN public.organizations o ON o.org_id = g.org_id
      WHERE g.user_id = p_user_id AND g.accepted_at IS NOT NULL AND g.revoked_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM public.memberships m WHERE m.org_id = g.org_id AND m.user_id = p_user_id) ORDER BY g.expires_at DESC`,
    to: ["app"],
    why: "an auditor's engagements, over all organizations that invited them",
  },
  find_audit_invitation: {
    signature: "p_token_sha256 text",
    returns: "TABLE (org_id text, id text)",
    reads: ["audit_grants"],
    body: `SELECT g.org_id, g.id FROM public.audit_grants g WHERE g.token_sha256 = p_token_sha256`,
    to: ["app"],
    why: "opening an auditor's invitation link",
  },
  find_protocol_door: {
    signature: "p_slug text",
    returns: "TABLE (org_id text)",
    reads: ["organizations", "privacy_settings"],
    body: `SELECT o.org_id FROM public.organizations o JOIN public.privacy_settings s USING (org_id) WHERE o.slug = p_slug`,
    to: ["app"],
    why: "messages of machines about people's requests: which organization does this address name; what it says proves itself by a signature",
  },
  orgs_with_protocol_work: {
    signature: "p_now timestamptz",
    returns: "TABLE (org_id text)",
    reads: ["status_callbacks", "received_requests", "rights_requests", "opendsr_submissions"],
    body: `SELECT c.org_id FROM public.status_callbacks c WHERE c.state = 'pending' AND c.next_try_at <= p_now
      UNION SELECT r.org_id FROM public.received_requests r JOIN public.rights_requests q ON q.org_id = r.org_id AND q.id = r.request_id WHERE q.updated_at > r.looked_at
      UNION SELECT s.org_id FROM public.opendsr_submissions s WHERE s.next_poll_at <= p_now`,
    to: ["system"],
    why: "the protocol runner: whose peers are to be told or asked",
  },
  logs_with_pending: {
    signature: "",
    returns: "TABLE (org_id text, log_id text)",
    reads: ["ledger.pending"],
    body: `SELECT DISTINCT p.org_id, p.log_id FROM ledger.pending p`,
    to: ["system"],
    why: "the sequencer: which logs have entries waiting",
  },
  orgs_with_due_controls: {
    signature: "p_now timestamptz",
    returns: "TABLE (org_id text)",
    reads: ["control_status"],
    body: `SELECT DISTINCT s.org_id FROM public.control_status s WHERE s.next_change_at <= p_now OR s.evaluated_at < p_now - interval '1 day'`,
    to: ["system"],
    why: "the clock: whose verdicts can have changed by time passing",
  },
  find_system_task: {
    signature: "p_id text",
    returns: "TABLE (org_id text, request_id text)",
    reads: ["system_tasks"],
    body: `SELECT t.org_id, t.request_id FROM public.system_tasks t WHERE t.id = p_id LIMIT 2`,
    to: ["app"],
    why: "the receipt of a system: whose task does its address name",
  },
  orgs_with_due_deliveries: {
    signature: "p_now timestamptz",
    returns: "TABLE (org_id text)",
    reads: ["system_deliveries"],
    body: `SELECT DISTINCT d.org_id FROM public.system_deliveries d WHERE d.status = 'pending' AND d.next_try_at <= p_now`,
    to: ["system"],
    why: "the outbox of tasks: whose systems are to be asked",
  },
  all_logs: {
    signature: "",
    returns: "TABLE (org_id text, log_id text, timezone text)",
    reads: ["ledger.logs", "organizations"],
    body: `SELECT l.org_id, l.id, o.timezone FROM ledger.logs l JOIN public.organizations o USING (org_id) ORDER BY l.org_id`,
    to: ["system"],
    why: "the nightly self-check of every log, at night where its organization is",
  },
  orgs_with_due_anchors: {
    signature: "p_now timestamptz",
    returns: "TABLE (org_id text)",
    reads: ["ledger.anchors"],
    body: `SELECT DISTINCT a.org_id FROM ledger.anchors a WHERE a.status = 'pending' AND a.next_try_at <= p_now`,
    to: ["system"],
    why: "the anchor runner: whose own anchors are to be tried again",
  },
  all_orgs: {
    signature: "",
    returns: "TABLE (org_id text)",
    reads: ["organizations"],
    body: `SELECT o.org_id FROM public.organizations o`,
    to: ["system"],
    why: "the nightly sweep of every organization",
  },
};

/** Lookups that had other arguments in a released version. */
const FORMER = ["find_audit_grant(text, text)"];

/** SQL that makes the look-ups. Run as the cluster's administrator, because they change owner. */
export function lookupsSql(): string {
  const functions = Object.entries(LOOKUPS).flatMap(([name, lookup]) => {
    const id = `access.${name}(${lookup.signature.replaceAll(/p_\w+ /g, "")})`;
    return [
      ...lookup.reads.map((table) => `GRANT SELECT ON ${table} TO ${ROLE_NAMES.lookup};`),
      `DROP FUNCTION IF EXISTS ${id};`,
      `CREATE FUNCTION access.${name}(${lookup.signature}) RETURNS ${lookup.returns} LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$ ${lookup.body} $$;`,
      `ALTER FUNCTION ${id} OWNER TO ${ROLE_NAMES.lookup};`,
      `REVOKE ALL ON FUNCTION ${id} FROM PUBLIC;`,
      ...lookup.to.map((role) => `GRANT EXECUTE ON FUNCTION ${id} TO ${ROLE_NAMES[role]};`),
    ];
  });
  return [
    `CREATE SCHEMA IF NOT EXISTS access;`,
    `GRANT USAGE ON SCHEMA access TO ${ROLE_NAMES.app}, ${ROLE_NAMES.system};`,
    `GRANT USAGE, CREATE ON SCHEMA access TO ${ROLE_NAMES.lookup};`,
    ...FORMER.map((id) => `DROP FUNCTION IF EXISTS access.${id};`),
    ...functions,
    `REVOKE CREATE ON SCHEMA access FROM ${ROLE_NAMES.lookup};`,
  ].join("\n");
}
