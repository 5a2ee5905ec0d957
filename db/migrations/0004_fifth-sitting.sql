CREATE TABLE "organization_looks" (
	"org_id" text PRIMARY KEY NOT NULL,
	"accent" text,
	"logo" "bytea",
	"logo_sha256" text,
	"logo_type" text,
	"logo_width" integer,
	"logo_height" integer,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "organization_looks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "drill_schedules" (
	"org_id" text PRIMARY KEY NOT NULL,
	"is_on" boolean NOT NULL,
	"run_day" integer NOT NULL,
	"since" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "drill_schedules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "drill_systems" (
	"org_id" text NOT NULL,
	"drill_id" text NOT NULL,
	"system_id" text NOT NULL,
	"name" text NOT NULL,
	"marker" text NOT NULL,
	"planted_at" timestamp (3) with time zone,
	"planted_by" text,
	"evidence_id" text,
	"marker_seen" text,
	"facts" jsonb,
	CONSTRAINT "drill_systems_org_id_drill_id_system_id_pk" PRIMARY KEY("org_id","drill_id","system_id")
);
--> statement-breakpoint
ALTER TABLE "drill_systems" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "drills" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"number" integer NOT NULL,
	"quarter" text NOT NULL,
	"state" text NOT NULL,
	"result" text,
	"person" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finding_id" text,
	"erasing_id" text,
	"checking_id" text,
	"ended_at" timestamp (3) with time zone,
	"evidence_id" text,
	"tidied_at" timestamp (3) with time zone,
	CONSTRAINT "drills_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "drills_number_key" UNIQUE("org_id","number")
);
--> statement-breakpoint
ALTER TABLE "drills" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report_previews" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"by" text NOT NULL,
	"kind" text NOT NULL,
	"options" jsonb NOT NULL,
	"state" text NOT NULL,
	"progress" real NOT NULL,
	"step" text,
	"note" text,
	"error" text,
	"bytes" "bytea",
	"asked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "report_previews_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "report_previews" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report_schedule_runs" (
	"org_id" text NOT NULL,
	"schedule_id" text NOT NULL,
	"on" date NOT NULL,
	"report_id" text,
	"missed" jsonb NOT NULL,
	"error" text,
	"at" timestamp (3) with time zone NOT NULL,
	"told_at" timestamp (3) with time zone,
	CONSTRAINT "report_schedule_runs_org_id_schedule_id_on_pk" PRIMARY KEY("org_id","schedule_id","on")
);
--> statement-breakpoint
ALTER TABLE "report_schedule_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report_schedules" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"options" jsonb NOT NULL,
	"rhythm" jsonb NOT NULL,
	"window" text NOT NULL,
	"notify" jsonb NOT NULL,
	"state" text NOT NULL,
	"served_on" date NOT NULL,
	"next_on" date,
	"next_at" timestamp (3) with time zone,
	"set_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "report_schedules_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "report_schedules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_shared_reports" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"report_id" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"window_from" date NOT NULL,
	"window_to" date NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"pages" integer,
	"size_bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"signed_sha256" text NOT NULL,
	"shared_by" text NOT NULL,
	"shared_at" timestamp (3) with time zone NOT NULL,
	"ended_by" text,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "audit_shared_reports_org_id_engagement_id_report_id_pk" PRIMARY KEY("org_id","engagement_id","report_id")
);
--> statement-breakpoint
ALTER TABLE "audit_shared_reports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "status_settings" (
	"org_id" text NOT NULL,
	"keep_months" integer NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "status_settings_org_id_pk" PRIMARY KEY("org_id")
);
--> statement-breakpoint
ALTER TABLE "status_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "system_descriptions" (
	"org_id" text NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"sha256" text NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "system_descriptions_org_id_version_pk" PRIMARY KEY("org_id","version")
);
--> statement-breakpoint
ALTER TABLE "system_descriptions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ledger"."anchor_head" DROP CONSTRAINT "anchor_head_one_row_check";--> statement-breakpoint
ALTER TABLE "ledger"."anchor_signatures" DROP CONSTRAINT "anchor_signatures_size_anchor_checkpoints_size_fk";
--> statement-breakpoint
ALTER TABLE "ledger"."instance_anchors" DROP CONSTRAINT "instance_anchors_checkpoint_fk";
--> statement-breakpoint
DROP INDEX "ledger"."instance_anchors_target_key";--> statement-breakpoint
ALTER TABLE "ledger"."anchor_signatures" DROP CONSTRAINT "anchor_signatures_size_key_name_key_id_pk";--> statement-breakpoint
ALTER TABLE "ledger"."anchor_tiles" DROP CONSTRAINT "anchor_tiles_level_n_pk";--> statement-breakpoint
ALTER TABLE "ledger"."anchor_checkpoints" DROP CONSTRAINT "anchor_checkpoints_pkey";--> statement-breakpoint
ALTER TABLE "ledger"."anchor_keys" DROP CONSTRAINT "anchor_keys_pkey";--> statement-breakpoint
ALTER TABLE "ledger"."anchor_leaves" DROP CONSTRAINT "anchor_leaves_pkey";--> statement-breakpoint
ALTER TABLE "ledger"."anchor_checkpoints" ADD COLUMN "log_no" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."anchor_events" ADD COLUMN "log_no" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."anchor_keys" ADD COLUMN "log_no" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."anchor_leaves" ADD COLUMN "log_no" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."anchor_signatures" ADD COLUMN "log_no" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."anchor_tiles" ADD COLUMN "log_no" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."instance_anchors" ADD COLUMN "log_no" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."anchor_checkpoints" ADD CONSTRAINT "anchor_checkpoints_log_no_size_pk" PRIMARY KEY("log_no","size");--> statement-breakpoint
ALTER TABLE "ledger"."anchor_keys" ADD CONSTRAINT "anchor_keys_log_no_key_id_pk" PRIMARY KEY("log_no","key_id");--> statement-breakpoint
ALTER TABLE "ledger"."anchor_leaves" ADD CONSTRAINT "anchor_leaves_log_no_idx_pk" PRIMARY KEY("log_no","idx");--> statement-breakpoint
ALTER TABLE "ledger"."anchor_signatures" ADD CONSTRAINT "anchor_signatures_log_no_size_key_name_key_id_pk" PRIMARY KEY("log_no","size","key_name","key_id");--> statement-breakpoint
ALTER TABLE "ledger"."anchor_tiles" ADD CONSTRAINT "anchor_tiles_log_no_level_n_pk" PRIMARY KEY("log_no","level","n");--> statement-breakpoint
ALTER TABLE "ledger"."held_changes" ADD COLUMN "n" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."held_changes" ADD COLUMN "mark" text;--> statement-breakpoint
ALTER TABLE "ledger"."self_checks" ADD COLUMN "mark" text;--> statement-breakpoint
ALTER TABLE "person_erasures" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "portal_searches" ADD COLUMN "checked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "portal_searches" ADD COLUMN "checked" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "schedule_id" text;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "since" jsonb;--> statement-breakpoint
ALTER TABLE "status_requests" ADD COLUMN "mail_ids" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "organization_looks" ADD CONSTRAINT "organization_looks_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drill_schedules" ADD CONSTRAINT "drill_schedules_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drill_systems" ADD CONSTRAINT "drill_systems_drill_fk" FOREIGN KEY ("org_id","drill_id") REFERENCES "public"."drills"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drills" ADD CONSTRAINT "drills_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_previews" ADD CONSTRAINT "report_previews_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_schedule_runs" ADD CONSTRAINT "report_schedule_runs_schedule_fk" FOREIGN KEY ("org_id","schedule_id") REFERENCES "public"."report_schedules"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_schedule_runs" ADD CONSTRAINT "report_schedule_runs_report_fk" FOREIGN KEY ("org_id","report_id") REFERENCES "public"."reports"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_schedules" ADD CONSTRAINT "report_schedules_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_shared_reports" ADD CONSTRAINT "audit_shared_reports_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_shared_reports" ADD CONSTRAINT "audit_shared_reports_report_fk" FOREIGN KEY ("org_id","report_id") REFERENCES "public"."reports"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_settings" ADD CONSTRAINT "status_settings_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "system_descriptions" ADD CONSTRAINT "system_descriptions_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "drills_open_key" ON "drills" USING btree ("org_id") WHERE state <> 'ended';--> statement-breakpoint
CREATE UNIQUE INDEX "drills_missed_key" ON "drills" USING btree ("org_id","quarter") WHERE result = 'missed';--> statement-breakpoint
CREATE INDEX "drills_untidy_idx" ON "drills" USING btree ("org_id") WHERE tidied_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "report_previews_by_key" ON "report_previews" USING btree ("org_id","by");--> statement-breakpoint
CREATE INDEX "report_schedule_runs_report_idx" ON "report_schedule_runs" USING btree ("org_id","report_id");--> statement-breakpoint
CREATE INDEX "report_schedules_next_idx" ON "report_schedules" USING btree ("org_id","next_at");--> statement-breakpoint
ALTER TABLE "ledger"."anchor_signatures" ADD CONSTRAINT "anchor_signatures_checkpoint_fk" FOREIGN KEY ("log_no","size") REFERENCES "ledger"."anchor_checkpoints"("log_no","size") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."instance_anchors" ADD CONSTRAINT "instance_anchors_checkpoint_fk" FOREIGN KEY ("log_no","size") REFERENCES "ledger"."anchor_checkpoints"("log_no","size") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "instance_anchors_target_key" ON "ledger"."instance_anchors" USING btree ("log_no","size","kind","target");--> statement-breakpoint
ALTER TABLE "privacy_settings" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO "organization_looks" ("org_id","accent","updated_at") SELECT "org_id","accent","updated_at" FROM "privacy_settings" WHERE "accent" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "privacy_settings" DROP COLUMN "accent";--> statement-breakpoint
ALTER TABLE "ledger"."anchor_head" ADD CONSTRAINT "anchor_head_number_check" CHECK ("ledger"."anchor_head"."id" >= 1);--> statement-breakpoint
CREATE POLICY "organization_looks_tenant" ON "organization_looks" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("organization_looks"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("organization_looks"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "drill_schedules_tenant" ON "drill_schedules" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("drill_schedules"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("drill_schedules"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "drill_systems_tenant" ON "drill_systems" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("drill_systems"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("drill_systems"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "drills_tenant" ON "drills" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("drills"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("drills"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "report_previews_tenant" ON "report_previews" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("report_previews"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("report_previews"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "report_schedule_runs_tenant" ON "report_schedule_runs" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("report_schedule_runs"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("report_schedule_runs"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "report_schedules_tenant" ON "report_schedules" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("report_schedules"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("report_schedules"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_shared_reports_tenant" ON "audit_shared_reports" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_shared_reports"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_shared_reports"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "status_settings_tenant" ON "status_settings" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("status_settings"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("status_settings"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "system_descriptions_tenant" ON "system_descriptions" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("system_descriptions"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("system_descriptions"."org_id" = (select nullif(current_setting('app.org_id', true), '')));