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
ALTER TABLE "ledger"."held_changes" ADD COLUMN "n" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."held_changes" ADD COLUMN "mark" text;--> statement-breakpoint
ALTER TABLE "ledger"."self_checks" ADD COLUMN "mark" text;--> statement-breakpoint
ALTER TABLE "person_erasures" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "status_requests" ADD COLUMN "mail_ids" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "drill_schedules" ADD CONSTRAINT "drill_schedules_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drill_systems" ADD CONSTRAINT "drill_systems_drill_fk" FOREIGN KEY ("org_id","drill_id") REFERENCES "public"."drills"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drills" ADD CONSTRAINT "drills_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_shared_reports" ADD CONSTRAINT "audit_shared_reports_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_shared_reports" ADD CONSTRAINT "audit_shared_reports_report_fk" FOREIGN KEY ("org_id","report_id") REFERENCES "public"."reports"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_settings" ADD CONSTRAINT "status_settings_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "drills_open_key" ON "drills" USING btree ("org_id") WHERE state <> 'ended';--> statement-breakpoint
CREATE UNIQUE INDEX "drills_missed_key" ON "drills" USING btree ("org_id","quarter") WHERE result = 'missed';--> statement-breakpoint
CREATE INDEX "drills_untidy_idx" ON "drills" USING btree ("org_id") WHERE tidied_at is null;--> statement-breakpoint
CREATE POLICY "drill_schedules_tenant" ON "drill_schedules" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("drill_schedules"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("drill_schedules"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "drill_systems_tenant" ON "drill_systems" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("drill_systems"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("drill_systems"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "drills_tenant" ON "drills" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("drills"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("drills"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_shared_reports_tenant" ON "audit_shared_reports" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_shared_reports"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_shared_reports"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "status_settings_tenant" ON "status_settings" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("status_settings"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("status_settings"."org_id" = (select nullif(current_setting('app.org_id', true), '')));