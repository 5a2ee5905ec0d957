CREATE TABLE "audit_finding_events" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"id" text NOT NULL,
	"finding_id" text NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"side" text NOT NULL,
	"by" text NOT NULL,
	"grant_id" text,
	"said" jsonb NOT NULL,
	"evidence_ids" text[] NOT NULL,
	CONSTRAINT "audit_finding_events_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "audit_finding_events_seq_key" UNIQUE("org_id","finding_id","seq")
);
--> statement-breakpoint
ALTER TABLE "audit_finding_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_findings" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"id" text NOT NULL,
	"number" integer NOT NULL,
	"reference" text,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"severity" text NOT NULL,
	"facts" jsonb NOT NULL,
	"control_ids" text[] NOT NULL,
	"criteria" text[] NOT NULL,
	"evidence_ids" text[] NOT NULL,
	"grant_id" text NOT NULL,
	"raised_by" text NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_findings_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "audit_findings_number_key" UNIQUE("org_id","engagement_id","number")
);
--> statement-breakpoint
ALTER TABLE "audit_findings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_request_events" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"id" text NOT NULL,
	"request_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"side" text NOT NULL,
	"by" text NOT NULL,
	"grant_id" text,
	"kind" text NOT NULL,
	"reason" text,
	"text" text,
	"item_id" text,
	CONSTRAINT "audit_request_events_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "audit_request_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_request_items" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"id" text NOT NULL,
	"request_id" text NOT NULL,
	"evidence_id" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"text" text,
	"attached_by" text NOT NULL,
	"attached_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"grant_id" text,
	CONSTRAINT "audit_request_items_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "audit_request_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_requests" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"id" text NOT NULL,
	"number" integer NOT NULL,
	"reference" text,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"group_name" text NOT NULL,
	"wants" text NOT NULL,
	"period_from" date,
	"period_to" date,
	"due_on" date,
	"owner_id" text,
	"control_ids" text[] NOT NULL,
	"criteria" text[] NOT NULL,
	"state" text NOT NULL,
	"state_since" timestamp (3) with time zone NOT NULL,
	"side" text NOT NULL,
	"created_by" text NOT NULL,
	"grant_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"soon_reminded_for" date,
	"late_reminded_for" date,
	CONSTRAINT "audit_requests_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "audit_requests_number_key" UNIQUE("org_id","engagement_id","number")
);
--> statement-breakpoint
ALTER TABLE "audit_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_populations" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"number" integer NOT NULL,
	"control_id" text NOT NULL,
	"control_key" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"window_from" timestamp (3) with time zone NOT NULL,
	"window_until" timestamp (3) with time zone NOT NULL,
	"known_at" timestamp (3) with time zone NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"source" jsonb NOT NULL,
	"reconciliation" jsonb,
	"grant_id" text NOT NULL,
	"frozen_at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "audit_populations_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "audit_populations_number_key" UNIQUE("org_id","engagement_id","number")
);
--> statement-breakpoint
ALTER TABLE "audit_populations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_sample_items" (
	"org_id" text NOT NULL,
	"sample_id" text NOT NULL,
	"place" integer NOT NULL,
	"engagement_id" text NOT NULL,
	"record_id" text NOT NULL,
	"key" text NOT NULL,
	"line" text NOT NULL,
	"drawn_by" text NOT NULL,
	"replaces" integer,
	"reason" text,
	"grant_id" text NOT NULL,
	"drawn_at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "audit_sample_items_org_id_sample_id_place_pk" PRIMARY KEY("org_id","sample_id","place"),
	CONSTRAINT "audit_sample_items_replaces_key" UNIQUE("org_id","sample_id","replaces")
);
--> statement-breakpoint
ALTER TABLE "audit_sample_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_sample_results" (
	"org_id" text NOT NULL,
	"sample_id" text NOT NULL,
	"place" integer NOT NULL,
	"version" integer NOT NULL,
	"engagement_id" text NOT NULL,
	"result" text NOT NULL,
	"note" text NOT NULL,
	"salt" text NOT NULL,
	"grant_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "audit_sample_results_org_id_sample_id_place_version_pk" PRIMARY KEY("org_id","sample_id","place","version")
);
--> statement-breakpoint
ALTER TABLE "audit_sample_results" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_samples" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"number" integer NOT NULL,
	"population_id" text NOT NULL,
	"method" jsonb NOT NULL,
	"size" jsonb NOT NULL,
	"seed" text NOT NULL,
	"seed_text" text,
	"seed_reason" text,
	"grant_id" text NOT NULL,
	"drawn_at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "audit_samples_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "audit_samples_number_key" UNIQUE("org_id","engagement_id","number")
);
--> statement-breakpoint
ALTER TABLE "audit_samples" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_comments" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"control_id" text NOT NULL,
	"id" text NOT NULL,
	"side" text NOT NULL,
	"author_id" text NOT NULL,
	"text" text NOT NULL,
	"grant_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_comments_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "audit_comments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_conclusions" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"control_id" text NOT NULL,
	"part" text NOT NULL,
	"version" integer NOT NULL,
	"result" text,
	"tested_on" date NOT NULL,
	"reason" text NOT NULL,
	"salt" "bytea" NOT NULL,
	"grant_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_conclusions_org_id_engagement_id_control_id_part_version_pk" PRIMARY KEY("org_id","engagement_id","control_id","part","version")
);
--> statement-breakpoint
ALTER TABLE "audit_conclusions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_notes" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"control_id" text NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"salt" "bytea" NOT NULL,
	"grant_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_notes_org_id_engagement_id_control_id_version_pk" PRIMARY KEY("org_id","engagement_id","control_id","version")
);
--> statement-breakpoint
ALTER TABLE "audit_notes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_releases" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"control_id" text NOT NULL,
	"id" text NOT NULL,
	"what" text NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"result" text,
	"tested_on" date,
	"grant_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_releases_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "audit_releases" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_tickmarks" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"mark" text NOT NULL,
	"meaning" text NOT NULL,
	"grant_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_tickmarks_org_id_engagement_id_mark_pk" PRIMARY KEY("org_id","engagement_id","mark")
);
--> statement-breakpoint
ALTER TABLE "audit_tickmarks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_worksheets" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"control_id" text NOT NULL,
	"status" text NOT NULL,
	"marks" text[] NOT NULL,
	"grant_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_worksheets_org_id_engagement_id_control_id_pk" PRIMARY KEY("org_id","engagement_id","control_id")
);
--> statement-breakpoint
ALTER TABLE "audit_worksheets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_grants" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"user_id" text,
	"frameworks" text[] NOT NULL,
	"window_from" date NOT NULL,
	"window_to" date NOT NULL,
	"token_sha256" text NOT NULL,
	"link_expires_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"terms_version" text,
	"terms_accepted_at" timestamp (3) with time zone,
	"invited_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"last_seen_at" timestamp (3) with time zone,
	CONSTRAINT "audit_grants_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "audit_grants_token_key" UNIQUE("org_id","token_sha256")
);
--> statement-breakpoint
ALTER TABLE "audit_grants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_views" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"seq" bigserial NOT NULL,
	"grant_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"what" text NOT NULL,
	"object_kind" text NOT NULL,
	"object_id" text NOT NULL,
	"label" text NOT NULL,
	"ip" text,
	"user_agent" text,
	CONSTRAINT "audit_views_org_id_engagement_id_seq_pk" PRIMARY KEY("org_id","engagement_id","seq")
);
--> statement-breakpoint
ALTER TABLE "audit_views" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "engagement_controls" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"control_id" text NOT NULL,
	"position" integer NOT NULL,
	"reference" text,
	CONSTRAINT "engagement_controls_org_id_engagement_id_control_id_pk" PRIMARY KEY("org_id","engagement_id","control_id")
);
--> statement-breakpoint
ALTER TABLE "engagement_controls" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "engagement_snapshots" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"number" integer NOT NULL,
	"sha256" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"taken_by" text NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "engagement_snapshots_org_id_engagement_id_number_pk" PRIMARY KEY("org_id","engagement_id","number")
);
--> statement-breakpoint
ALTER TABLE "engagement_snapshots" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "engagements" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"number" integer NOT NULL,
	"name" text NOT NULL,
	"firm" text NOT NULL,
	"type" text NOT NULL,
	"frameworks" text[] NOT NULL,
	"categories" text[] NOT NULL,
	"window_from" date NOT NULL,
	"window_to" date NOT NULL,
	"fieldwork_from" date,
	"fieldwork_to" date,
	"phase" text NOT NULL,
	"timeline" jsonb NOT NULL,
	"previous_id" text,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "engagements_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "engagements_number_key" UNIQUE("org_id","number")
);
--> statement-breakpoint
ALTER TABLE "engagements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "case_evidence" (
	"org_id" text NOT NULL,
	"request_id" text NOT NULL,
	"closed_seq" integer NOT NULL,
	"evidence_id" text NOT NULL,
	"records" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_evidence_org_id_request_id_closed_seq_pk" PRIMARY KEY("org_id","request_id","closed_seq")
);
--> statement-breakpoint
ALTER TABLE "case_evidence" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "case_nudges" (
	"org_id" text NOT NULL,
	"request_id" text NOT NULL,
	"kind" text NOT NULL,
	"due_on" date NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"sent_to" text[] NOT NULL,
	CONSTRAINT "case_nudges_org_id_request_id_kind_due_on_pk" PRIMARY KEY("org_id","request_id","kind","due_on")
);
--> statement-breakpoint
ALTER TABLE "case_nudges" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "hand_over_keys" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "hand_over_keys_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "hand_over_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "hand_over_uses" (
	"org_id" text NOT NULL,
	"nonce_ref" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "hand_over_uses_org_id_nonce_ref_pk" PRIMARY KEY("org_id","nonce_ref")
);
--> statement-breakpoint
ALTER TABLE "hand_over_uses" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "right_progress" (
	"org_id" text NOT NULL,
	"request_id" text NOT NULL,
	"right" text NOT NULL,
	"received_on" date NOT NULL,
	"due_on" date,
	"is_extended" boolean NOT NULL,
	"extended_after_days" integer,
	"outcome" text,
	"ended_on" date,
	"open_days" integer,
	"days_late" integer,
	"grounds" text[] NOT NULL,
	CONSTRAINT "right_progress_org_id_request_id_right_pk" PRIMARY KEY("org_id","request_id","right")
);
--> statement-breakpoint
ALTER TABLE "right_progress" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "case_recipients" (
	"org_id" text NOT NULL,
	"request_id" text NOT NULL,
	"id" text NOT NULL,
	"right" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"country" text,
	"source" text NOT NULL,
	"source_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_recipients_org_id_request_id_id_pk" PRIMARY KEY("org_id","request_id","id")
);
--> statement-breakpoint
ALTER TABLE "case_recipients" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "erasure_certificates" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"version" integer NOT NULL,
	"request_id" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"body" text NOT NULL,
	"sha256" text NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "erasure_certificates_org_id_id_version_pk" PRIMARY KEY("org_id","id","version")
);
--> statement-breakpoint
ALTER TABLE "erasure_certificates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "erasure_replays" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"system_id" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by_kind" text NOT NULL,
	"by_id" text NOT NULL,
	"done" jsonb NOT NULL,
	"missing" integer NOT NULL,
	"report_sha256" text NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "erasure_replays_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "erasure_replays" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "erasure_watch" (
	"org_id" text NOT NULL,
	"request_id" text NOT NULL,
	"next_at" timestamp (3) with time zone,
	CONSTRAINT "erasure_watch_org_id_request_id_pk" PRIMARY KEY("org_id","request_id")
);
--> statement-breakpoint
ALTER TABLE "erasure_watch" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "person_erasures" (
	"org_id" text NOT NULL,
	"request_id" text NOT NULL,
	"task_id" text NOT NULL,
	"system_id" text NOT NULL,
	"hashes" jsonb NOT NULL,
	"ordered_at" timestamp (3) with time zone NOT NULL,
	"ordered_by" text NOT NULL,
	"entry_id" text NOT NULL,
	"remembered_at" timestamp (3) with time zone,
	"method" text,
	"records" integer,
	"receipt_sha256" text,
	"done_at" timestamp (3) with time zone,
	"done_entry_id" text,
	CONSTRAINT "person_erasures_org_id_request_id_task_id_pk" PRIMARY KEY("org_id","request_id","task_id")
);
--> statement-breakpoint
ALTER TABLE "person_erasures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "portal_findings" (
	"org_id" text NOT NULL,
	"request_id" text NOT NULL,
	"kind" text NOT NULL,
	"object_id" text NOT NULL,
	"in_rows" integer NOT NULL,
	"in_file" integer NOT NULL,
	"found_at" timestamp (3) with time zone NOT NULL,
	"kept" text,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "portal_findings_org_id_request_id_kind_object_id_pk" PRIMARY KEY("org_id","request_id","kind","object_id")
);
--> statement-breakpoint
ALTER TABLE "portal_findings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "portal_searches" (
	"org_id" text NOT NULL,
	"request_id" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"through" text,
	"files" integer NOT NULL,
	"unread" integer NOT NULL,
	"too_short" integer NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "portal_searches_org_id_request_id_pk" PRIMARY KEY("org_id","request_id")
);
--> statement-breakpoint
ALTER TABLE "portal_searches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "privacy_suppressions" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"type" text NOT NULL,
	"hash" text NOT NULL,
	"reason" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" date,
	"remembered_at" timestamp (3) with time zone,
	"entry_id" text NOT NULL,
	CONSTRAINT "privacy_suppressions_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "privacy_suppressions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "opendsr_processors" (
	"org_id" text NOT NULL,
	"system_id" text NOT NULL,
	"sealed_authorization" "bytea",
	"result_hosts" text[] NOT NULL,
	"base_url" text,
	"domain" text,
	"discovery" jsonb,
	"certificate" text,
	"fetched_at" timestamp (3) with time zone,
	CONSTRAINT "opendsr_processors_org_id_system_id_pk" PRIMARY KEY("org_id","system_id")
);
--> statement-breakpoint
ALTER TABLE "opendsr_processors" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "opendsr_settings" (
	"org_id" text PRIMARY KEY NOT NULL,
	"is_open" boolean NOT NULL,
	"domain" text NOT NULL,
	"certificate" text NOT NULL,
	"sealed_key" "bytea" NOT NULL,
	"is_test" boolean NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "opendsr_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "opendsr_submissions" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"request_id" text NOT NULL,
	"task_id" text NOT NULL,
	"system_id" text NOT NULL,
	"right" text NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"status" text,
	"outcome" text,
	"expected_at" timestamp (3) with time zone,
	"results_count" integer,
	"receipt_sha256" text,
	"next_poll_at" timestamp (3) with time zone,
	"problem" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "opendsr_submissions_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "opendsr_submissions_task_key" UNIQUE("org_id","request_id","task_id")
);
--> statement-breakpoint
ALTER TABLE "opendsr_submissions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "protocol_peers" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"callback_hosts" text[] NOT NULL,
	"api_key_ids" text[] NOT NULL,
	"sealed_secret" "bytea",
	"sealed_previous" "bytea",
	"previous_until" timestamp (3) with time zone,
	"last_received_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "protocol_peers_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "protocol_peers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "received_requests" (
	"org_id" text NOT NULL,
	"peer_id" text NOT NULL,
	"external_id" text NOT NULL,
	"request_id" text NOT NULL,
	"right" text NOT NULL,
	"dialect" text,
	"content_mac" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"expected_at" timestamp (3) with time zone NOT NULL,
	"callback_urls" text[] NOT NULL,
	"reported_status" text NOT NULL,
	"reported_outcome" text,
	"looked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "received_requests_org_id_peer_id_external_id_pk" PRIMARY KEY("org_id","peer_id","external_id")
);
--> statement-breakpoint
ALTER TABLE "received_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "status_callbacks" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"peer_id" text NOT NULL,
	"external_id" text NOT NULL,
	"url" text NOT NULL,
	"status" text NOT NULL,
	"outcome" text,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"next_try_at" timestamp (3) with time zone,
	"problem" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "status_callbacks_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "status_callbacks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "data_systems" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"holder" text NOT NULL,
	"processor_id" text,
	"categories" text[] NOT NULL,
	"subjects" text[] NOT NULL,
	"rights" text[] NOT NULL,
	"connector" jsonb NOT NULL,
	"backup_sets" jsonb NOT NULL,
	"retention" text NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "data_systems_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "data_systems" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "request_identifiers" (
	"org_id" text NOT NULL,
	"request_id" text NOT NULL,
	"id" text NOT NULL,
	"type" text NOT NULL,
	"source" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "request_identifiers_org_id_request_id_id_pk" PRIMARY KEY("org_id","request_id","id")
);
--> statement-breakpoint
ALTER TABLE "request_identifiers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "system_deliveries" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"request_id" text NOT NULL,
	"task_id" text NOT NULL,
	"status" text NOT NULL,
	"attempts" jsonb NOT NULL,
	"next_try_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"claimed_until" timestamp (3) with time zone,
	CONSTRAINT "system_deliveries_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "system_deliveries_task_key" UNIQUE("org_id","request_id","task_id")
);
--> statement-breakpoint
ALTER TABLE "system_deliveries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "system_secrets" (
	"org_id" text NOT NULL,
	"system_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "system_secrets_org_id_system_id_id_pk" PRIMARY KEY("org_id","system_id","id")
);
--> statement-breakpoint
ALTER TABLE "system_secrets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "system_tasks" (
	"org_id" text NOT NULL,
	"request_id" text NOT NULL,
	"id" text NOT NULL,
	"right" text NOT NULL,
	"system_id" text NOT NULL,
	"state" text NOT NULL,
	"assignee_id" text,
	"due_on" date,
	"method" text,
	"records" integer,
	"receipt_sha256" text,
	"problem" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"reminded_at" timestamp (3) with time zone,
	CONSTRAINT "system_tasks_org_id_request_id_id_pk" PRIMARY KEY("org_id","request_id","id")
);
--> statement-breakpoint
ALTER TABLE "system_tasks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "register_entries" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"register" text NOT NULL,
	"number" integer NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"content" jsonb NOT NULL,
	"refs" text[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "register_entries_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "register_entries_number_key" UNIQUE("org_id","register","number")
);
--> statement-breakpoint
ALTER TABLE "register_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "register_versions" (
	"org_id" text NOT NULL,
	"entry_of" text NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"content_sha256" text NOT NULL,
	"note" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "register_versions_org_id_entry_of_version_pk" PRIMARY KEY("org_id","entry_of","version")
);
--> statement-breakpoint
ALTER TABLE "register_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "request_files" (
	"org_id" text NOT NULL,
	"request_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"right" text,
	"task_id" text,
	"system_id" text,
	"key_id" text NOT NULL,
	"sealed_name" "bytea",
	"sealed_meta" "bytea",
	"media_type" text NOT NULL,
	"byte_size" bigint NOT NULL,
	"sha256" text NOT NULL,
	"stored" text NOT NULL,
	"sealed" "bytea",
	"created_at" timestamp (3) with time zone NOT NULL,
	"offered_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by" text,
	"revoke_text_id" text,
	"code_hash" text,
	"code_expires_at" timestamp (3) with time zone,
	"code_tries" integer DEFAULT 0 NOT NULL,
	"opens" integer NOT NULL,
	"last_opened_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"destroyed_at" timestamp (3) with time zone,
	CONSTRAINT "request_files_org_id_request_id_id_pk" PRIMARY KEY("org_id","request_id","id")
);
--> statement-breakpoint
ALTER TABLE "request_files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report_signatures" (
	"org_id" text NOT NULL,
	"report_id" text NOT NULL,
	"identity_id" text NOT NULL,
	"unsigned_sha256" text NOT NULL,
	"sha256" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"level" text NOT NULL,
	"stamp_error" text,
	"signed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "report_signatures_org_id_report_id_pk" PRIMARY KEY("org_id","report_id")
);
--> statement-breakpoint
ALTER TABLE "report_signatures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "signing_authorities" (
	"key_sha256" text PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"certificate" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signing_identities" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"source" text NOT NULL,
	"subject" text NOT NULL,
	"issuer" text NOT NULL,
	"sha256" text NOT NULL,
	"scheme" text NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_until" timestamp (3) with time zone NOT NULL,
	"certificates" text NOT NULL,
	"key_enc" "bytea" NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "signing_identities_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "signing_identities" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "status_requests" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"version_id" text NOT NULL,
	"report_id" text NOT NULL,
	"title" text NOT NULL,
	"name" text NOT NULL,
	"company" text NOT NULL,
	"email" text NOT NULL,
	"nda_version" text NOT NULL,
	"nda_sha256" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"reason" text,
	"token_sha256" text,
	"expires_at" timestamp (3) with time zone,
	"max_downloads" integer,
	"downloads" integer DEFAULT 0 NOT NULL,
	"last_download_at" timestamp (3) with time zone,
	CONSTRAINT "status_requests_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "status_requests_token_key" UNIQUE("org_id","token_sha256")
);
--> statement-breakpoint
ALTER TABLE "status_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "status_snapshots" (
	"org_id" text NOT NULL,
	"version_id" text NOT NULL,
	"sha256" text NOT NULL,
	"content" text NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "status_snapshots_org_id_version_id_pk" PRIMARY KEY("org_id","version_id")
);
--> statement-breakpoint
ALTER TABLE "status_snapshots" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "status_versions" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"sha256" text NOT NULL,
	"drafted_by" text NOT NULL,
	"drafted_at" timestamp (3) with time zone NOT NULL,
	"published_by" text,
	"published_at" timestamp (3) with time zone,
	"ended_by" text,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "status_versions_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "status_versions_number_key" UNIQUE("org_id","number")
);
--> statement-breakpoint
ALTER TABLE "status_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "second_factors" (
	"user_id" text PRIMARY KEY NOT NULL,
	"secret_enc" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"last_step" bigint DEFAULT 0 NOT NULL,
	"recovery_sha256" text[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "privacy_settings" ADD COLUMN "download_days" integer DEFAULT 14 NOT NULL;--> statement-breakpoint
ALTER TABLE "rights_requests" ADD COLUMN "filing_ref" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "second_factor_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "audit_finding_events" ADD CONSTRAINT "audit_finding_events_finding_fk" FOREIGN KEY ("org_id","finding_id") REFERENCES "public"."audit_findings"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_findings" ADD CONSTRAINT "audit_findings_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_request_events" ADD CONSTRAINT "audit_request_events_request_fk" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."audit_requests"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_request_items" ADD CONSTRAINT "audit_request_items_request_fk" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."audit_requests"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_request_items" ADD CONSTRAINT "audit_request_items_evidence_fk" FOREIGN KEY ("org_id","evidence_id") REFERENCES "public"."evidence"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_requests" ADD CONSTRAINT "audit_requests_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_populations" ADD CONSTRAINT "audit_populations_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_populations" ADD CONSTRAINT "audit_populations_grant_fk" FOREIGN KEY ("org_id","grant_id") REFERENCES "public"."audit_grants"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_populations" ADD CONSTRAINT "audit_populations_control_fk" FOREIGN KEY ("org_id","control_id") REFERENCES "public"."controls"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_sample_items" ADD CONSTRAINT "audit_sample_items_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_sample_items" ADD CONSTRAINT "audit_sample_items_grant_fk" FOREIGN KEY ("org_id","grant_id") REFERENCES "public"."audit_grants"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_sample_items" ADD CONSTRAINT "audit_sample_items_sample_fk" FOREIGN KEY ("org_id","sample_id") REFERENCES "public"."audit_samples"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_sample_results" ADD CONSTRAINT "audit_sample_results_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_sample_results" ADD CONSTRAINT "audit_sample_results_grant_fk" FOREIGN KEY ("org_id","grant_id") REFERENCES "public"."audit_grants"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_sample_results" ADD CONSTRAINT "audit_sample_results_item_fk" FOREIGN KEY ("org_id","sample_id","place") REFERENCES "public"."audit_sample_items"("org_id","sample_id","place") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_samples" ADD CONSTRAINT "audit_samples_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_samples" ADD CONSTRAINT "audit_samples_grant_fk" FOREIGN KEY ("org_id","grant_id") REFERENCES "public"."audit_grants"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_samples" ADD CONSTRAINT "audit_samples_population_fk" FOREIGN KEY ("org_id","population_id") REFERENCES "public"."audit_populations"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_comments" ADD CONSTRAINT "audit_comments_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_comments" ADD CONSTRAINT "audit_comments_control_fk" FOREIGN KEY ("org_id","control_id") REFERENCES "public"."controls"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_conclusions" ADD CONSTRAINT "audit_conclusions_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_conclusions" ADD CONSTRAINT "audit_conclusions_control_fk" FOREIGN KEY ("org_id","control_id") REFERENCES "public"."controls"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_notes" ADD CONSTRAINT "audit_notes_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_notes" ADD CONSTRAINT "audit_notes_control_fk" FOREIGN KEY ("org_id","control_id") REFERENCES "public"."controls"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_releases" ADD CONSTRAINT "audit_releases_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_releases" ADD CONSTRAINT "audit_releases_control_fk" FOREIGN KEY ("org_id","control_id") REFERENCES "public"."controls"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_tickmarks" ADD CONSTRAINT "audit_tickmarks_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_worksheets" ADD CONSTRAINT "audit_worksheets_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_worksheets" ADD CONSTRAINT "audit_worksheets_control_fk" FOREIGN KEY ("org_id","control_id") REFERENCES "public"."controls"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_grants" ADD CONSTRAINT "audit_grants_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_views" ADD CONSTRAINT "audit_views_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_controls" ADD CONSTRAINT "engagement_controls_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_controls" ADD CONSTRAINT "engagement_controls_control_fk" FOREIGN KEY ("org_id","control_id") REFERENCES "public"."controls"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_snapshots" ADD CONSTRAINT "engagement_snapshots_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagements" ADD CONSTRAINT "engagements_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagements" ADD CONSTRAINT "engagements_previous_fk" FOREIGN KEY ("org_id","previous_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_evidence" ADD CONSTRAINT "case_evidence_request_fk" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."rights_requests"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_nudges" ADD CONSTRAINT "case_nudges_request_fk" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."rights_requests"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over_keys" ADD CONSTRAINT "hand_over_keys_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over_uses" ADD CONSTRAINT "hand_over_uses_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "right_progress" ADD CONSTRAINT "right_progress_request_fk" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."rights_requests"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_recipients" ADD CONSTRAINT "case_recipients_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_certificates" ADD CONSTRAINT "erasure_certificates_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_replays" ADD CONSTRAINT "erasure_replays_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_watch" ADD CONSTRAINT "erasure_watch_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_erasures" ADD CONSTRAINT "person_erasures_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_findings" ADD CONSTRAINT "portal_findings_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_searches" ADD CONSTRAINT "portal_searches_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "privacy_suppressions" ADD CONSTRAINT "privacy_suppressions_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opendsr_processors" ADD CONSTRAINT "opendsr_processors_system_fk" FOREIGN KEY ("org_id","system_id") REFERENCES "public"."data_systems"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opendsr_settings" ADD CONSTRAINT "opendsr_settings_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opendsr_submissions" ADD CONSTRAINT "opendsr_submissions_request_fk" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."rights_requests"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opendsr_submissions" ADD CONSTRAINT "opendsr_submissions_system_fk" FOREIGN KEY ("org_id","system_id") REFERENCES "public"."data_systems"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "protocol_peers" ADD CONSTRAINT "protocol_peers_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "received_requests" ADD CONSTRAINT "received_requests_peer_fk" FOREIGN KEY ("org_id","peer_id") REFERENCES "public"."protocol_peers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "received_requests" ADD CONSTRAINT "received_requests_request_fk" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."rights_requests"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_callbacks" ADD CONSTRAINT "status_callbacks_request_fk" FOREIGN KEY ("org_id","peer_id","external_id") REFERENCES "public"."received_requests"("org_id","peer_id","external_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_systems" ADD CONSTRAINT "data_systems_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_identifiers" ADD CONSTRAINT "request_identifiers_request_fk" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."rights_requests"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "system_deliveries" ADD CONSTRAINT "system_deliveries_task_fk" FOREIGN KEY ("org_id","request_id","task_id") REFERENCES "public"."system_tasks"("org_id","request_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "system_secrets" ADD CONSTRAINT "system_secrets_system_fk" FOREIGN KEY ("org_id","system_id") REFERENCES "public"."data_systems"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "system_tasks" ADD CONSTRAINT "system_tasks_request_fk" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."rights_requests"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_entries" ADD CONSTRAINT "register_entries_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_versions" ADD CONSTRAINT "register_versions_entry_fk" FOREIGN KEY ("org_id","entry_of") REFERENCES "public"."register_entries"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_files" ADD CONSTRAINT "request_files_request_fk" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."rights_requests"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_signatures" ADD CONSTRAINT "report_signatures_report_fk" FOREIGN KEY ("org_id","report_id") REFERENCES "public"."reports"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_signatures" ADD CONSTRAINT "report_signatures_identity_fk" FOREIGN KEY ("org_id","identity_id") REFERENCES "public"."signing_identities"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signing_identities" ADD CONSTRAINT "signing_identities_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_requests" ADD CONSTRAINT "status_requests_version_fk" FOREIGN KEY ("org_id","version_id") REFERENCES "public"."status_versions"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_snapshots" ADD CONSTRAINT "status_snapshots_version_fk" FOREIGN KEY ("org_id","version_id") REFERENCES "public"."status_versions"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_versions" ADD CONSTRAINT "status_versions_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factors" ADD CONSTRAINT "second_factors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_finding_events_engagement_idx" ON "audit_finding_events" USING btree ("org_id","engagement_id");--> statement-breakpoint
CREATE INDEX "audit_request_events_request_idx" ON "audit_request_events" USING btree ("org_id","request_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_request_items_standing_key" ON "audit_request_items" USING btree ("org_id","request_id","evidence_id") WHERE state in ('attached', 'submitted', 'accepted');--> statement-breakpoint
CREATE INDEX "audit_request_items_evidence_idx" ON "audit_request_items" USING btree ("org_id","evidence_id","engagement_id");--> statement-breakpoint
CREATE INDEX "audit_request_items_request_idx" ON "audit_request_items" USING btree ("org_id","request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_requests_reference_key" ON "audit_requests" USING btree ("org_id","engagement_id","reference") WHERE reference is not null;--> statement-breakpoint
CREATE INDEX "audit_requests_owner_idx" ON "audit_requests" USING btree ("org_id","owner_id") WHERE owner_id is not null;--> statement-breakpoint
CREATE INDEX "audit_requests_due_idx" ON "audit_requests" USING btree ("org_id","due_on") WHERE state in ('open', 'more_needed') and due_on is not null;--> statement-breakpoint
CREATE INDEX "audit_comments_engagement_idx" ON "audit_comments" USING btree ("org_id","engagement_id","at");--> statement-breakpoint
CREATE INDEX "audit_releases_engagement_idx" ON "audit_releases" USING btree ("org_id","engagement_id","at");--> statement-breakpoint
CREATE INDEX "audit_grants_token_idx" ON "audit_grants" USING btree ("token_sha256");--> statement-breakpoint
CREATE INDEX "audit_grants_user_idx" ON "audit_grants" USING btree ("user_id") WHERE user_id is not null;--> statement-breakpoint
CREATE INDEX "right_progress_received_idx" ON "right_progress" USING btree ("org_id","received_on");--> statement-breakpoint
CREATE INDEX "erasure_certificates_request_idx" ON "erasure_certificates" USING btree ("org_id","request_id","version");--> statement-breakpoint
CREATE INDEX "erasure_replays_at_idx" ON "erasure_replays" USING btree ("org_id","at","id");--> statement-breakpoint
CREATE INDEX "erasure_watch_next_idx" ON "erasure_watch" USING btree ("org_id","next_at");--> statement-breakpoint
CREATE INDEX "person_erasures_ordered_idx" ON "person_erasures" USING btree ("org_id","ordered_at","request_id","task_id");--> statement-breakpoint
CREATE INDEX "portal_searches_open_idx" ON "portal_searches" USING btree ("org_id") WHERE finished_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "privacy_suppressions_hash_key" ON "privacy_suppressions" USING btree ("org_id","type","hash","reason");--> statement-breakpoint
CREATE INDEX "opendsr_submissions_poll_idx" ON "opendsr_submissions" USING btree ("org_id","next_poll_at") WHERE next_poll_at is not null;--> statement-breakpoint
CREATE INDEX "protocol_peers_keys_idx" ON "protocol_peers" USING gin ("api_key_ids");--> statement-breakpoint
CREATE INDEX "received_requests_request_idx" ON "received_requests" USING btree ("org_id","request_id");--> statement-breakpoint
CREATE INDEX "status_callbacks_due_idx" ON "status_callbacks" USING btree ("org_id","next_try_at") WHERE state = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "data_systems_name_key" ON "data_systems" USING btree ("org_id",lower("name")) WHERE archived_at is null;--> statement-breakpoint
CREATE INDEX "system_deliveries_due_idx" ON "system_deliveries" USING btree ("org_id","next_try_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "system_tasks_id_idx" ON "system_tasks" USING btree ("org_id","id");--> statement-breakpoint
CREATE INDEX "system_tasks_assignee_idx" ON "system_tasks" USING btree ("org_id","assignee_id","due_on") WHERE state not in ('done', 'dropped');--> statement-breakpoint
CREATE INDEX "system_tasks_due_idx" ON "system_tasks" USING btree ("org_id","due_on") WHERE state in ('open', 'sent', 'accepted', 'failed');--> statement-breakpoint
CREATE INDEX "request_files_kept_idx" ON "request_files" USING btree ("org_id","expires_at") WHERE destroyed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "signing_identities_current_key" ON "signing_identities" USING btree ("org_id") WHERE retired_at is null;--> statement-breakpoint
CREATE INDEX "status_requests_asked_idx" ON "status_requests" USING btree ("org_id","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "status_requests_waiting_key" ON "status_requests" USING btree ("org_id","report_id","email") WHERE state = 'asked';--> statement-breakpoint
CREATE UNIQUE INDEX "status_versions_published_key" ON "status_versions" USING btree ("org_id") WHERE state = 'published';--> statement-breakpoint
ALTER TABLE "rights_requests" ADD CONSTRAINT "rights_requests_filing_key" UNIQUE("org_id","filing_ref");--> statement-breakpoint
CREATE POLICY "audit_finding_events_tenant" ON "audit_finding_events" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_finding_events"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_finding_events"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_findings_tenant" ON "audit_findings" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_findings"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_findings"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_request_events_tenant" ON "audit_request_events" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_request_events"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_request_events"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_request_items_tenant" ON "audit_request_items" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_request_items"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_request_items"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_requests_tenant" ON "audit_requests" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_requests"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_requests"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_populations_tenant" ON "audit_populations" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_populations"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_populations"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_sample_items_tenant" ON "audit_sample_items" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_sample_items"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_sample_items"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_sample_results_tenant" ON "audit_sample_results" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_sample_results"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_sample_results"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_samples_tenant" ON "audit_samples" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_samples"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_samples"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_comments_tenant" ON "audit_comments" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_comments"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_comments"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_conclusions_tenant" ON "audit_conclusions" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_conclusions"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_conclusions"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_notes_tenant" ON "audit_notes" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_notes"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_notes"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_releases_tenant" ON "audit_releases" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_releases"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_releases"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_tickmarks_tenant" ON "audit_tickmarks" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_tickmarks"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_tickmarks"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_worksheets_tenant" ON "audit_worksheets" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_worksheets"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_worksheets"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_grants_tenant" ON "audit_grants" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_grants"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_grants"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_views_tenant" ON "audit_views" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_views"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_views"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "engagement_controls_tenant" ON "engagement_controls" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("engagement_controls"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("engagement_controls"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "engagement_snapshots_tenant" ON "engagement_snapshots" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("engagement_snapshots"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("engagement_snapshots"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "engagements_tenant" ON "engagements" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("engagements"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("engagements"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "case_evidence_tenant" ON "case_evidence" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("case_evidence"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("case_evidence"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "case_nudges_tenant" ON "case_nudges" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("case_nudges"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("case_nudges"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "hand_over_keys_tenant" ON "hand_over_keys" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("hand_over_keys"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("hand_over_keys"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "hand_over_uses_tenant" ON "hand_over_uses" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("hand_over_uses"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("hand_over_uses"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "right_progress_tenant" ON "right_progress" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("right_progress"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("right_progress"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "case_recipients_tenant" ON "case_recipients" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("case_recipients"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("case_recipients"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "erasure_certificates_tenant" ON "erasure_certificates" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("erasure_certificates"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("erasure_certificates"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "erasure_replays_tenant" ON "erasure_replays" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("erasure_replays"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("erasure_replays"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "erasure_watch_tenant" ON "erasure_watch" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("erasure_watch"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("erasure_watch"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "person_erasures_tenant" ON "person_erasures" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("person_erasures"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("person_erasures"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "portal_findings_tenant" ON "portal_findings" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("portal_findings"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("portal_findings"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "portal_searches_tenant" ON "portal_searches" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("portal_searches"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("portal_searches"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "privacy_suppressions_tenant" ON "privacy_suppressions" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("privacy_suppressions"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("privacy_suppressions"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "opendsr_processors_tenant" ON "opendsr_processors" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("opendsr_processors"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("opendsr_processors"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "opendsr_settings_tenant" ON "opendsr_settings" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("opendsr_settings"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("opendsr_settings"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "opendsr_submissions_tenant" ON "opendsr_submissions" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("opendsr_submissions"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("opendsr_submissions"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "protocol_peers_tenant" ON "protocol_peers" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("protocol_peers"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("protocol_peers"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "received_requests_tenant" ON "received_requests" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("received_requests"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("received_requests"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "status_callbacks_tenant" ON "status_callbacks" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("status_callbacks"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("status_callbacks"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "data_systems_tenant" ON "data_systems" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("data_systems"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("data_systems"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "request_identifiers_tenant" ON "request_identifiers" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("request_identifiers"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("request_identifiers"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "system_deliveries_tenant" ON "system_deliveries" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("system_deliveries"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("system_deliveries"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "system_secrets_tenant" ON "system_secrets" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("system_secrets"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("system_secrets"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "system_tasks_tenant" ON "system_tasks" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("system_tasks"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("system_tasks"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "register_entries_tenant" ON "register_entries" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("register_entries"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("register_entries"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "register_versions_tenant" ON "register_versions" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("register_versions"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("register_versions"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "request_files_tenant" ON "request_files" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("request_files"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("request_files"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "report_signatures_tenant" ON "report_signatures" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("report_signatures"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("report_signatures"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "signing_identities_tenant" ON "signing_identities" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("signing_identities"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("signing_identities"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "status_requests_tenant" ON "status_requests" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("status_requests"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("status_requests"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "status_snapshots_tenant" ON "status_snapshots" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("status_snapshots"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("status_snapshots"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "status_versions_tenant" ON "status_versions" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("status_versions"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("status_versions"."org_id" = (select nullif(current_setting('app.org_id', true), '')));