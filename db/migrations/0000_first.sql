CREATE SCHEMA "ledger";
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"action" text NOT NULL,
	"object_kind" text NOT NULL,
	"object_id" text NOT NULL,
	"object_label" text,
	"detail" jsonb NOT NULL,
	"ip" text,
	"user_agent" text,
	"request_id" text,
	"entry_id" text NOT NULL,
	CONSTRAINT "audit_events_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "audit_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "control_requirements" (
	"org_id" text NOT NULL,
	"control_id" text NOT NULL,
	"framework" text NOT NULL,
	"requirement_id" text NOT NULL,
	CONSTRAINT "control_requirements_org_id_control_id_framework_requirement_id_pk" PRIMARY KEY("org_id","control_id","framework","requirement_id")
);
--> statement-breakpoint
ALTER TABLE "control_requirements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "control_revisions" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"control_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"title" text NOT NULL,
	"promise" text NOT NULL,
	"applicable" boolean NOT NULL,
	"applicability_reason" text,
	"test" jsonb NOT NULL,
	"promised" jsonb NOT NULL,
	CONSTRAINT "control_revisions_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "control_revisions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "control_status" (
	"org_id" text NOT NULL,
	"control_id" text NOT NULL,
	"state" text NOT NULL,
	"sentence" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"evaluated_at" timestamp (3) with time zone NOT NULL,
	"next_change_at" timestamp (3) with time zone,
	"verdict" jsonb NOT NULL,
	"coverage" jsonb NOT NULL,
	"ordinal" integer NOT NULL,
	"last_entry_id" text NOT NULL,
	CONSTRAINT "control_status_org_id_control_id_pk" PRIMARY KEY("org_id","control_id")
);
--> statement-breakpoint
ALTER TABLE "control_status" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "controls" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"key" text NOT NULL,
	"title" text NOT NULL,
	"promise" text NOT NULL,
	"category" text NOT NULL,
	"owner_id" text,
	"applicable" boolean NOT NULL,
	"applicability_reason" text,
	"automation" text NOT NULL,
	"test" jsonb NOT NULL,
	"promised" jsonb NOT NULL,
	"promised_changes" jsonb NOT NULL,
	"kinds" text[] NOT NULL,
	"adopted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "controls_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "controls_key_key" UNIQUE("org_id","key")
);
--> statement-breakpoint
ALTER TABLE "controls" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "verdict_events" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"control_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"sentence" text NOT NULL,
	"verdict" jsonb NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "verdict_events_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "verdict_events_ordinal_key" UNIQUE("org_id","control_id","ordinal")
);
--> statement-breakpoint
ALTER TABLE "verdict_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "csv_mappings" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "csv_mappings_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "csv_mappings_name_key" UNIQUE("org_id","name")
);
--> statement-breakpoint
ALTER TABLE "csv_mappings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "evidence" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"number" integer NOT NULL,
	"version" integer NOT NULL,
	"supersedes_id" text,
	"title" text NOT NULL,
	"file_name" text,
	"media_type" text NOT NULL,
	"sha256" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"stored" text NOT NULL,
	"format" text,
	"tool" text,
	"kinds" jsonb NOT NULL,
	"kind_names" text[] NOT NULL,
	"records_total" integer NOT NULL,
	"open_questions" integer NOT NULL,
	"summary" jsonb NOT NULL,
	"issues" jsonb NOT NULL,
	"provenance" jsonb NOT NULL,
	"source_system" text,
	"occurred_from" timestamp (3) with time zone,
	"occurred_to" timestamp (3) with time zone,
	"extracted_at" timestamp (3) with time zone,
	"received_at" timestamp (3) with time zone NOT NULL,
	"late" boolean NOT NULL,
	"pushed_by_kind" text NOT NULL,
	"pushed_by_id" text NOT NULL,
	"fingerprint" text NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "evidence_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "evidence_number_key" UNIQUE("org_id","number","version"),
	CONSTRAINT "evidence_fingerprint_key" UNIQUE("org_id","fingerprint")
);
--> statement-breakpoint
ALTER TABLE "evidence" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "evidence_links" (
	"org_id" text NOT NULL,
	"evidence_id" text NOT NULL,
	"control_id" text NOT NULL,
	"linked_by" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "evidence_links_org_id_evidence_id_control_id_pk" PRIMARY KEY("org_id","evidence_id","control_id")
);
--> statement-breakpoint
ALTER TABLE "evidence_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "evidence_reviews" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"evidence_id" text NOT NULL,
	"state" text NOT NULL,
	"note" text,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "evidence_reviews_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "evidence_reviews" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "evidence_withdrawals" (
	"org_id" text NOT NULL,
	"evidence_id" text NOT NULL,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "evidence_withdrawals_org_id_evidence_id_pk" PRIMARY KEY("org_id","evidence_id")
);
--> statement-breakpoint
ALTER TABLE "evidence_withdrawals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "record_supplements" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"record_id" text NOT NULL,
	"evidence_id" text NOT NULL,
	"fact" text NOT NULL,
	"value" jsonb,
	"source" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "record_supplements_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "record_supplements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "records" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"evidence_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"kind" text NOT NULL,
	"occurred_at" timestamp (3) with time zone,
	"received_at" timestamp (3) with time zone NOT NULL,
	"facts" jsonb NOT NULL,
	"derived" text[] NOT NULL,
	"locator" text,
	"zone_assumed" boolean NOT NULL,
	CONSTRAINT "records_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "records" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "small_blobs" (
	"org_id" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "small_blobs_org_id_sha256_pk" PRIMARY KEY("org_id","sha256")
);
--> statement-breakpoint
ALTER TABLE "small_blobs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "standing_answers" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"fact" text NOT NULL,
	"match_fact" text,
	"match_value" text,
	"value" jsonb,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "standing_answers_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "standing_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger"."checkpoints" (
	"org_id" text NOT NULL,
	"log_id" text NOT NULL,
	"size" bigint NOT NULL,
	"root" "bytea" NOT NULL,
	"body" text NOT NULL,
	"cut_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "checkpoints_org_id_log_id_size_pk" PRIMARY KEY("org_id","log_id","size")
);
--> statement-breakpoint
ALTER TABLE "ledger"."checkpoints" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger"."deks" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"subject_ref" text NOT NULL,
	"wrapped_key" "bytea",
	"created_at" timestamp (3) with time zone NOT NULL,
	"destroyed_at" timestamp (3) with time zone,
	CONSTRAINT "deks_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "deks_subject_key" UNIQUE("org_id","subject_ref")
);
--> statement-breakpoint
ALTER TABLE "ledger"."deks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger"."entries" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"log_id" text NOT NULL,
	"leaf_bytes" "bytea" NOT NULL,
	"leaf_hash" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "entries_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "entries_leaf_bytes_check" CHECK (octet_length("ledger"."entries"."leaf_bytes") <= 65535),
	CONSTRAINT "entries_leaf_hash_check" CHECK (octet_length("ledger"."entries"."leaf_hash") = 32)
);
--> statement-breakpoint
ALTER TABLE "ledger"."entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger"."keys" (
	"org_id" text NOT NULL,
	"log_id" text NOT NULL,
	"key_name" text NOT NULL,
	"key_id" "bytea" NOT NULL,
	"type" smallint NOT NULL,
	"public_key" "bytea" NOT NULL,
	"vkey" text NOT NULL,
	"from_size" bigint NOT NULL,
	"to_size" bigint,
	"status" text NOT NULL,
	CONSTRAINT "keys_org_id_log_id_key_id_pk" PRIMARY KEY("org_id","log_id","key_id")
);
--> statement-breakpoint
ALTER TABLE "ledger"."keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger"."leaves" (
	"org_id" text NOT NULL,
	"log_id" text NOT NULL,
	"idx" bigint NOT NULL,
	"entry_id" text NOT NULL,
	"leaf_hash" "bytea" NOT NULL,
	CONSTRAINT "leaves_org_id_log_id_idx_pk" PRIMARY KEY("org_id","log_id","idx"),
	CONSTRAINT "leaves_entry_key" UNIQUE("org_id","entry_id")
);
--> statement-breakpoint
ALTER TABLE "ledger"."leaves" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger"."log_heads" (
	"org_id" text NOT NULL,
	"log_id" text NOT NULL,
	"size" bigint NOT NULL,
	"root" "bytea" NOT NULL,
	"frontier" "bytea" NOT NULL,
	"sys_id" text,
	"timeline" integer,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "log_heads_org_id_log_id_pk" PRIMARY KEY("org_id","log_id")
);
--> statement-breakpoint
ALTER TABLE "ledger"."log_heads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger"."logs" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"origin" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "logs_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "ledger"."logs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger"."openings" (
	"org_id" text NOT NULL,
	"entry_id" text NOT NULL,
	"salt" "bytea",
	"body_enc" "bytea",
	"files" jsonb,
	"dek_id" text NOT NULL,
	"erased_at" timestamp (3) with time zone,
	CONSTRAINT "openings_org_id_entry_id_pk" PRIMARY KEY("org_id","entry_id")
);
--> statement-breakpoint
ALTER TABLE "ledger"."openings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger"."pending" (
	"org_id" text NOT NULL,
	"seq" bigserial NOT NULL,
	"log_id" text NOT NULL,
	"entry_id" text NOT NULL,
	"leaf_hash" "bytea" NOT NULL,
	CONSTRAINT "pending_org_id_log_id_seq_pk" PRIMARY KEY("org_id","log_id","seq"),
	CONSTRAINT "pending_entry_key" UNIQUE("org_id","entry_id")
);
--> statement-breakpoint
ALTER TABLE "ledger"."pending" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger"."signatures" (
	"org_id" text NOT NULL,
	"log_id" text NOT NULL,
	"size" bigint NOT NULL,
	"key_name" text NOT NULL,
	"key_id" "bytea" NOT NULL,
	"type" smallint NOT NULL,
	"sig" "bytea" NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "signatures_org_id_log_id_size_key_name_key_id_pk" PRIMARY KEY("org_id","log_id","size","key_name","key_id")
);
--> statement-breakpoint
ALTER TABLE "ledger"."signatures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger"."tiles" (
	"org_id" text NOT NULL,
	"log_id" text NOT NULL,
	"level" smallint NOT NULL,
	"n" bigint NOT NULL,
	"hashes" "bytea" NOT NULL,
	"root" "bytea" NOT NULL,
	CONSTRAINT "tiles_org_id_log_id_level_n_pk" PRIMARY KEY("org_id","log_id","level","n")
);
--> statement-breakpoint
ALTER TABLE "ledger"."tiles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "api_keys" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"secret_sha256" text NOT NULL,
	"last4" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "api_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"org_id" text NOT NULL,
	"actor_id" text NOT NULL,
	"route" text NOT NULL,
	"key" text NOT NULL,
	"request_sha256" text NOT NULL,
	"status" integer,
	"body" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	"locked_until" timestamp (3) with time zone,
	CONSTRAINT "idempotency_keys_org_id_actor_id_route_key_pk" PRIMARY KEY("org_id","actor_id","route","key")
);
--> statement-breakpoint
ALTER TABLE "idempotency_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invitations" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"token_sha256" text NOT NULL,
	"invited_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "invitations_token_key" UNIQUE("org_id","token_sha256")
);
--> statement-breakpoint
ALTER TABLE "invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "memberships" (
	"org_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone,
	CONSTRAINT "memberships_org_id_user_id_pk" PRIMARY KEY("org_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "memberships" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "org_counters" (
	"org_id" text NOT NULL,
	"name" text NOT NULL,
	"value" integer NOT NULL,
	CONSTRAINT "org_counters_org_id_name_pk" PRIMARY KEY("org_id","name")
);
--> statement-breakpoint
ALTER TABLE "org_counters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "organizations" (
	"org_id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"timezone" text NOT NULL,
	"zones" jsonb NOT NULL,
	"catalog_version" text NOT NULL,
	"catalog_choice" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "organizations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reports" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"options" jsonb NOT NULL,
	"title" text NOT NULL,
	"from" timestamp (3) with time zone NOT NULL,
	"to" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"progress" real NOT NULL,
	"step" text,
	"requested_by" text NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"pages" integer,
	"size_bytes" bigint,
	"sha256" text,
	"snapshot_sha256" text,
	"error" text,
	CONSTRAINT "reports_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "reports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "instance_settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"html" text NOT NULL,
	"plain" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"local" boolean DEFAULT false NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"sid_sha256" text NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"ip" text,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "sign_in_tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"token_sha256" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"disabled_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "control_requirements" ADD CONSTRAINT "control_requirements_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "control_requirements" ADD CONSTRAINT "control_requirements_control_fk" FOREIGN KEY ("org_id","control_id") REFERENCES "public"."controls"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "control_revisions" ADD CONSTRAINT "control_revisions_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "control_revisions" ADD CONSTRAINT "control_revisions_control_fk" FOREIGN KEY ("org_id","control_id") REFERENCES "public"."controls"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "control_status" ADD CONSTRAINT "control_status_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "control_status" ADD CONSTRAINT "control_status_control_fk" FOREIGN KEY ("org_id","control_id") REFERENCES "public"."controls"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "controls" ADD CONSTRAINT "controls_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdict_events" ADD CONSTRAINT "verdict_events_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdict_events" ADD CONSTRAINT "verdict_events_control_fk" FOREIGN KEY ("org_id","control_id") REFERENCES "public"."controls"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "csv_mappings" ADD CONSTRAINT "csv_mappings_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_supersedes_fk" FOREIGN KEY ("org_id","supersedes_id") REFERENCES "public"."evidence"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_links" ADD CONSTRAINT "evidence_links_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_links" ADD CONSTRAINT "evidence_links_evidence_fk" FOREIGN KEY ("org_id","evidence_id") REFERENCES "public"."evidence"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_links" ADD CONSTRAINT "evidence_links_control_fk" FOREIGN KEY ("org_id","control_id") REFERENCES "public"."controls"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_reviews" ADD CONSTRAINT "evidence_reviews_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_reviews" ADD CONSTRAINT "evidence_reviews_evidence_fk" FOREIGN KEY ("org_id","evidence_id") REFERENCES "public"."evidence"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_withdrawals" ADD CONSTRAINT "evidence_withdrawals_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_withdrawals" ADD CONSTRAINT "evidence_withdrawals_evidence_fk" FOREIGN KEY ("org_id","evidence_id") REFERENCES "public"."evidence"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_supplements" ADD CONSTRAINT "record_supplements_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_supplements" ADD CONSTRAINT "record_supplements_record_fk" FOREIGN KEY ("org_id","record_id") REFERENCES "public"."records"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "records" ADD CONSTRAINT "records_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "records" ADD CONSTRAINT "records_evidence_fk" FOREIGN KEY ("org_id","evidence_id") REFERENCES "public"."evidence"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "small_blobs" ADD CONSTRAINT "small_blobs_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing_answers" ADD CONSTRAINT "standing_answers_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."checkpoints" ADD CONSTRAINT "checkpoints_log_fk" FOREIGN KEY ("org_id","log_id") REFERENCES "ledger"."logs"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."deks" ADD CONSTRAINT "deks_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."entries" ADD CONSTRAINT "entries_log_fk" FOREIGN KEY ("org_id","log_id") REFERENCES "ledger"."logs"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."keys" ADD CONSTRAINT "keys_log_fk" FOREIGN KEY ("org_id","log_id") REFERENCES "ledger"."logs"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."leaves" ADD CONSTRAINT "leaves_entry_fk" FOREIGN KEY ("org_id","entry_id") REFERENCES "ledger"."entries"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."log_heads" ADD CONSTRAINT "log_heads_log_fk" FOREIGN KEY ("org_id","log_id") REFERENCES "ledger"."logs"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."logs" ADD CONSTRAINT "logs_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."openings" ADD CONSTRAINT "openings_entry_fk" FOREIGN KEY ("org_id","entry_id") REFERENCES "ledger"."entries"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."openings" ADD CONSTRAINT "openings_dek_fk" FOREIGN KEY ("org_id","dek_id") REFERENCES "ledger"."deks"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."pending" ADD CONSTRAINT "pending_entry_fk" FOREIGN KEY ("org_id","entry_id") REFERENCES "ledger"."entries"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."signatures" ADD CONSTRAINT "signatures_checkpoint_fk" FOREIGN KEY ("org_id","log_id","size") REFERENCES "ledger"."checkpoints"("org_id","log_id","size") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."tiles" ADD CONSTRAINT "tiles_log_fk" FOREIGN KEY ("org_id","log_id") REFERENCES "ledger"."logs"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_creator_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_counters" ADD CONSTRAINT "org_counters_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_events_at_idx" ON "audit_events" USING btree ("org_id","at","id");--> statement-breakpoint
CREATE INDEX "audit_events_object_idx" ON "audit_events" USING btree ("org_id","object_kind","object_id","at");--> statement-breakpoint
CREATE INDEX "control_revisions_control_at_idx" ON "control_revisions" USING btree ("org_id","control_id","at");--> statement-breakpoint
CREATE INDEX "control_status_due_idx" ON "control_status" USING btree ("org_id","next_change_at");--> statement-breakpoint
CREATE INDEX "verdict_events_control_at_idx" ON "verdict_events" USING btree ("org_id","control_id","at");--> statement-breakpoint
CREATE INDEX "verdict_events_at_idx" ON "verdict_events" USING btree ("org_id","at");--> statement-breakpoint
CREATE INDEX "evidence_received_idx" ON "evidence" USING btree ("org_id","received_at","id");--> statement-breakpoint
CREATE INDEX "evidence_supersedes_idx" ON "evidence" USING btree ("org_id","supersedes_id");--> statement-breakpoint
CREATE INDEX "evidence_sha256_idx" ON "evidence" USING btree ("org_id","sha256");--> statement-breakpoint
CREATE INDEX "evidence_entry_idx" ON "evidence" USING btree ("org_id","entry_id");--> statement-breakpoint
CREATE INDEX "evidence_links_control_idx" ON "evidence_links" USING btree ("org_id","control_id","at");--> statement-breakpoint
CREATE INDEX "evidence_reviews_evidence_idx" ON "evidence_reviews" USING btree ("org_id","evidence_id","at");--> statement-breakpoint
CREATE INDEX "record_supplements_record_idx" ON "record_supplements" USING btree ("org_id","record_id");--> statement-breakpoint
CREATE INDEX "record_supplements_evidence_idx" ON "record_supplements" USING btree ("org_id","evidence_id");--> statement-breakpoint
CREATE INDEX "records_kind_occurred_idx" ON "records" USING btree ("org_id","kind","occurred_at");--> statement-breakpoint
CREATE INDEX "records_evidence_idx" ON "records" USING btree ("org_id","evidence_id","ordinal");--> statement-breakpoint
CREATE INDEX "standing_answers_kind_idx" ON "standing_answers" USING btree ("org_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "logs_origin_key" ON "ledger"."logs" USING btree ("origin");--> statement-breakpoint
CREATE INDEX "openings_dek_idx" ON "ledger"."openings" USING btree ("org_id","dek_id");--> statement-breakpoint
CREATE INDEX "api_keys_id_idx" ON "api_keys" USING btree ("id");--> statement-breakpoint
CREATE INDEX "invitations_token_idx" ON "invitations" USING btree ("token_sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "organizations_slug_key" ON "organizations" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "reports_requested_idx" ON "reports" USING btree ("org_id","requested_at");--> statement-breakpoint
CREATE INDEX "outbox_created_idx" ON "outbox" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_sid_key" ON "sessions" USING btree ("sid_sha256");--> statement-breakpoint
CREATE INDEX "sessions_user_idx" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_in_tokens_token_key" ON "sign_in_tokens" USING btree ("token_sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE POLICY "audit_events_tenant" ON "audit_events" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_events"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_events"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "control_requirements_tenant" ON "control_requirements" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("control_requirements"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("control_requirements"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "control_revisions_tenant" ON "control_revisions" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("control_revisions"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("control_revisions"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "control_status_tenant" ON "control_status" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("control_status"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("control_status"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "controls_tenant" ON "controls" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("controls"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("controls"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "verdict_events_tenant" ON "verdict_events" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("verdict_events"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("verdict_events"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "csv_mappings_tenant" ON "csv_mappings" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("csv_mappings"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("csv_mappings"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "evidence_tenant" ON "evidence" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("evidence"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("evidence"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "evidence_links_tenant" ON "evidence_links" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("evidence_links"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("evidence_links"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "evidence_reviews_tenant" ON "evidence_reviews" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("evidence_reviews"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("evidence_reviews"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "evidence_withdrawals_tenant" ON "evidence_withdrawals" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("evidence_withdrawals"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("evidence_withdrawals"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "record_supplements_tenant" ON "record_supplements" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("record_supplements"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("record_supplements"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "records_tenant" ON "records" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("records"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("records"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "small_blobs_tenant" ON "small_blobs" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("small_blobs"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("small_blobs"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "standing_answers_tenant" ON "standing_answers" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("standing_answers"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("standing_answers"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "checkpoints_tenant" ON "ledger"."checkpoints" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("ledger"."checkpoints"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("ledger"."checkpoints"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "deks_tenant" ON "ledger"."deks" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("ledger"."deks"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("ledger"."deks"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "entries_tenant" ON "ledger"."entries" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("ledger"."entries"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("ledger"."entries"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "keys_tenant" ON "ledger"."keys" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("ledger"."keys"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("ledger"."keys"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "leaves_tenant" ON "ledger"."leaves" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("ledger"."leaves"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("ledger"."leaves"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "log_heads_tenant" ON "ledger"."log_heads" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("ledger"."log_heads"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("ledger"."log_heads"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "logs_tenant" ON "ledger"."logs" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("ledger"."logs"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("ledger"."logs"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "openings_tenant" ON "ledger"."openings" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("ledger"."openings"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("ledger"."openings"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "pending_tenant" ON "ledger"."pending" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("ledger"."pending"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("ledger"."pending"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "signatures_tenant" ON "ledger"."signatures" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("ledger"."signatures"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("ledger"."signatures"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "tiles_tenant" ON "ledger"."tiles" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("ledger"."tiles"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("ledger"."tiles"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "api_keys_tenant" ON "api_keys" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("api_keys"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("api_keys"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "idempotency_keys_tenant" ON "idempotency_keys" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("idempotency_keys"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("idempotency_keys"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "invitations_tenant" ON "invitations" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("invitations"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("invitations"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "memberships_tenant" ON "memberships" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("memberships"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("memberships"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "org_counters_tenant" ON "org_counters" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("org_counters"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("org_counters"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "organizations_tenant" ON "organizations" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("organizations"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("organizations"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "reports_tenant" ON "reports" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("reports"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("reports"."org_id" = (select nullif(current_setting('app.org_id', true), '')));