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
	"opens" integer NOT NULL,
	"last_opened_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"destroyed_at" timestamp (3) with time zone,
	CONSTRAINT "request_files_org_id_request_id_id_pk" PRIMARY KEY("org_id","request_id","id")
);
--> statement-breakpoint
ALTER TABLE "request_files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "case_recipients" ADD CONSTRAINT "case_recipients_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_certificates" ADD CONSTRAINT "erasure_certificates_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_replays" ADD CONSTRAINT "erasure_replays_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_watch" ADD CONSTRAINT "erasure_watch_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_erasures" ADD CONSTRAINT "person_erasures_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_findings" ADD CONSTRAINT "portal_findings_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_searches" ADD CONSTRAINT "portal_searches_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "privacy_suppressions" ADD CONSTRAINT "privacy_suppressions_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_systems" ADD CONSTRAINT "data_systems_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_identifiers" ADD CONSTRAINT "request_identifiers_request_fk" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."rights_requests"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "system_deliveries" ADD CONSTRAINT "system_deliveries_task_fk" FOREIGN KEY ("org_id","request_id","task_id") REFERENCES "public"."system_tasks"("org_id","request_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "system_secrets" ADD CONSTRAINT "system_secrets_system_fk" FOREIGN KEY ("org_id","system_id") REFERENCES "public"."data_systems"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "system_tasks" ADD CONSTRAINT "system_tasks_request_fk" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."rights_requests"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_entries" ADD CONSTRAINT "register_entries_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_versions" ADD CONSTRAINT "register_versions_entry_fk" FOREIGN KEY ("org_id","entry_of") REFERENCES "public"."register_entries"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_files" ADD CONSTRAINT "request_files_request_fk" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."rights_requests"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "erasure_certificates_request_idx" ON "erasure_certificates" USING btree ("org_id","request_id","version");--> statement-breakpoint
CREATE INDEX "erasure_replays_at_idx" ON "erasure_replays" USING btree ("org_id","at","id");--> statement-breakpoint
CREATE INDEX "erasure_watch_next_idx" ON "erasure_watch" USING btree ("org_id","next_at");--> statement-breakpoint
CREATE INDEX "person_erasures_ordered_idx" ON "person_erasures" USING btree ("org_id","ordered_at","request_id","task_id");--> statement-breakpoint
CREATE INDEX "portal_searches_open_idx" ON "portal_searches" USING btree ("org_id") WHERE finished_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "privacy_suppressions_hash_key" ON "privacy_suppressions" USING btree ("org_id","type","hash","reason");--> statement-breakpoint
CREATE UNIQUE INDEX "data_systems_name_key" ON "data_systems" USING btree ("org_id",lower("name")) WHERE archived_at is null;--> statement-breakpoint
CREATE INDEX "system_deliveries_due_idx" ON "system_deliveries" USING btree ("org_id","next_try_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "system_tasks_id_idx" ON "system_tasks" USING btree ("org_id","id");--> statement-breakpoint
CREATE INDEX "system_tasks_assignee_idx" ON "system_tasks" USING btree ("org_id","assignee_id","due_on") WHERE state not in ('done', 'dropped');--> statement-breakpoint
CREATE INDEX "system_tasks_due_idx" ON "system_tasks" USING btree ("org_id","due_on") WHERE state in ('open', 'sent', 'accepted', 'failed');--> statement-breakpoint
CREATE INDEX "request_files_kept_idx" ON "request_files" USING btree ("org_id","expires_at") WHERE destroyed_at is null;--> statement-breakpoint
CREATE POLICY "case_recipients_tenant" ON "case_recipients" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("case_recipients"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("case_recipients"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "erasure_certificates_tenant" ON "erasure_certificates" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("erasure_certificates"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("erasure_certificates"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "erasure_replays_tenant" ON "erasure_replays" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("erasure_replays"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("erasure_replays"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "erasure_watch_tenant" ON "erasure_watch" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("erasure_watch"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("erasure_watch"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "person_erasures_tenant" ON "person_erasures" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("person_erasures"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("person_erasures"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "portal_findings_tenant" ON "portal_findings" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("portal_findings"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("portal_findings"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "portal_searches_tenant" ON "portal_searches" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("portal_searches"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("portal_searches"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "privacy_suppressions_tenant" ON "privacy_suppressions" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("privacy_suppressions"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("privacy_suppressions"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "data_systems_tenant" ON "data_systems" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("data_systems"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("data_systems"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "request_identifiers_tenant" ON "request_identifiers" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("request_identifiers"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("request_identifiers"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "system_deliveries_tenant" ON "system_deliveries" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("system_deliveries"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("system_deliveries"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "system_secrets_tenant" ON "system_secrets" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("system_secrets"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("system_secrets"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "system_tasks_tenant" ON "system_tasks" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("system_tasks"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("system_tasks"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "register_entries_tenant" ON "register_entries" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("register_entries"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("register_entries"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "register_versions_tenant" ON "register_versions" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("register_versions"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("register_versions"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "request_files_tenant" ON "request_files" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("request_files"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("request_files"."org_id" = (select nullif(current_setting('app.org_id', true), '')));