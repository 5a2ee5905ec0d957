CREATE TABLE "ledger"."anchor_events" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"sentence" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."anchor_keys" (
	"key_id" "bytea" PRIMARY KEY NOT NULL,
	"key_name" text NOT NULL,
	"type" smallint NOT NULL,
	"public_key" "bytea" NOT NULL,
	"vkey" text NOT NULL,
	"from_size" bigint NOT NULL,
	"to_size" bigint,
	"status" text NOT NULL,
	"retire_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "ledger"."file_checks" (
	"org_id" text NOT NULL,
	"sha256" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"checked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "file_checks_org_id_sha256_pk" PRIMARY KEY("org_id","sha256")
);
--> statement-breakpoint
ALTER TABLE "ledger"."file_checks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger"."held_changes" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"log_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" jsonb NOT NULL,
	"origin" jsonb NOT NULL,
	"change" jsonb NOT NULL,
	CONSTRAINT "held_changes_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "ledger"."held_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pack_contents" (
	"org_id" text NOT NULL,
	"evidence_id" text NOT NULL,
	"pack_id" text NOT NULL,
	CONSTRAINT "pack_contents_org_id_evidence_id_pack_id_pk" PRIMARY KEY("org_id","evidence_id","pack_id")
);
--> statement-breakpoint
ALTER TABLE "pack_contents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "privacy_settings" (
	"org_id" text PRIMARY KEY NOT NULL,
	"is_open" boolean NOT NULL,
	"controller_name" text NOT NULL,
	"controller_address" text NOT NULL,
	"contact_email" text NOT NULL,
	"dpo_name" text,
	"dpo_email" text,
	"authority_name" text NOT NULL,
	"authority_address" text,
	"authority_url" text,
	"notice_url" text,
	"accent" text,
	"regime" text NOT NULL,
	"zone" text NOT NULL,
	"country" text NOT NULL,
	"region" text,
	"pause_policy" text NOT NULL,
	"retention_years" integer NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "privacy_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "request_events" (
	"org_id" text NOT NULL,
	"request_id" text NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"right" text,
	"kind" text NOT NULL,
	"detail" jsonb NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "request_events_org_id_request_id_seq_pk" PRIMARY KEY("org_id","request_id","seq")
);
--> statement-breakpoint
ALTER TABLE "request_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "request_messages" (
	"org_id" text NOT NULL,
	"request_id" text NOT NULL,
	"id" text NOT NULL,
	"direction" text NOT NULL,
	"kind" text NOT NULL,
	"right" text,
	"text_id" text NOT NULL,
	"content_sha256" text NOT NULL,
	"template" text,
	"language" text NOT NULL,
	"mail_id" text,
	"written_by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "request_messages_org_id_request_id_id_pk" PRIMARY KEY("org_id","request_id","id")
);
--> statement-breakpoint
ALTER TABLE "request_messages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "request_texts" (
	"org_id" text NOT NULL,
	"request_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "request_texts_org_id_request_id_id_pk" PRIMARY KEY("org_id","request_id","id")
);
--> statement-breakpoint
ALTER TABLE "request_texts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rights_requests" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"number" integer NOT NULL,
	"channel" text NOT NULL,
	"language" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"rights" jsonb NOT NULL,
	"is_identified" boolean NOT NULL,
	"address_confirmed_at" timestamp (3) with time zone,
	"subject_ref" text,
	"due_on" date,
	"refusal_due_on" date,
	"rule_version" text NOT NULL,
	"assignee_id" text,
	"link_sha256" text NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"forget_at" timestamp (3) with time zone,
	"forgetting_at" timestamp (3) with time zone,
	"forgotten_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rights_requests_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "rights_requests_number_key" UNIQUE("org_id","number"),
	CONSTRAINT "rights_requests_link_key" UNIQUE("org_id","link_sha256")
);
--> statement-breakpoint
ALTER TABLE "rights_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ledger"."anchor_head" ADD COLUMN "sys_id" text;--> statement-breakpoint
ALTER TABLE "ledger"."anchor_head" ADD COLUMN "timeline" integer;--> statement-breakpoint
ALTER TABLE "control_revisions" ADD COLUMN "entry_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "erasures" ADD COLUMN "decision_note" text;--> statement-breakpoint
ALTER TABLE "legal_holds" ADD COLUMN "release_reason" text;--> statement-breakpoint
ALTER TABLE "evidence_link_changes" ADD COLUMN "entry_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence_links" ADD COLUMN "entry_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence_reviews" ADD COLUMN "entry_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence_withdrawals" ADD COLUMN "entry_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "record_supplements" ADD COLUMN "entry_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."log_heads" ADD COLUMN "guarded_size" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."self_checks" ADD COLUMN "files_read" integer;--> statement-breakpoint
ALTER TABLE "ledger"."self_checks" ADD COLUMN "bytes_read" bigint;--> statement-breakpoint
ALTER TABLE "ledger"."self_checks" ADD COLUMN "beat_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "packs" ADD COLUMN "expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "packs" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "packs" ADD COLUMN "file_removed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "ledger"."file_checks" ADD CONSTRAINT "file_checks_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."held_changes" ADD CONSTRAINT "held_changes_log_fk" FOREIGN KEY ("org_id","log_id") REFERENCES "ledger"."logs"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pack_contents" ADD CONSTRAINT "pack_contents_pack_fk" FOREIGN KEY ("org_id","pack_id") REFERENCES "public"."packs"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "privacy_settings" ADD CONSTRAINT "privacy_settings_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_events" ADD CONSTRAINT "request_events_request_fk" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."rights_requests"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_messages" ADD CONSTRAINT "request_messages_request_fk" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."rights_requests"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_texts" ADD CONSTRAINT "request_texts_request_fk" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."rights_requests"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rights_requests" ADD CONSTRAINT "rights_requests_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "request_messages_at_idx" ON "request_messages" USING btree ("org_id","request_id","at");--> statement-breakpoint
CREATE INDEX "rights_requests_due_idx" ON "rights_requests" USING btree ("org_id","due_on");--> statement-breakpoint
CREATE INDEX "rights_requests_received_idx" ON "rights_requests" USING btree ("org_id","received_at","id");--> statement-breakpoint
CREATE INDEX "rights_requests_forget_idx" ON "rights_requests" USING btree ("org_id","forget_at") WHERE forgotten_at is null;--> statement-breakpoint
CREATE INDEX "rights_requests_subject_idx" ON "rights_requests" USING btree ("org_id","subject_ref");--> statement-breakpoint
CREATE INDEX "evidence_sent_idx" ON "evidence" USING btree ("org_id","pushed_by_id","received_at","id") WHERE pushed_by_kind = 'user';--> statement-breakpoint
CREATE POLICY "file_checks_tenant" ON "ledger"."file_checks" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("ledger"."file_checks"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("ledger"."file_checks"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "held_changes_tenant" ON "ledger"."held_changes" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("ledger"."held_changes"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("ledger"."held_changes"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "pack_contents_tenant" ON "pack_contents" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("pack_contents"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("pack_contents"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "privacy_settings_tenant" ON "privacy_settings" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("privacy_settings"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("privacy_settings"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "request_events_tenant" ON "request_events" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("request_events"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("request_events"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "request_messages_tenant" ON "request_messages" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("request_messages"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("request_messages"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "request_texts_tenant" ON "request_texts" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("request_texts"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("request_texts"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "rights_requests_tenant" ON "rights_requests" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("rights_requests"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("rights_requests"."org_id" = (select nullif(current_setting('app.org_id', true), '')));