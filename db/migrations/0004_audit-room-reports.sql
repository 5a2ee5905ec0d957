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
ALTER TABLE "status_requests" ADD COLUMN "mail_ids" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_shared_reports" ADD CONSTRAINT "audit_shared_reports_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_shared_reports" ADD CONSTRAINT "audit_shared_reports_report_fk" FOREIGN KEY ("org_id","report_id") REFERENCES "public"."reports"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_settings" ADD CONSTRAINT "status_settings_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "audit_shared_reports_tenant" ON "audit_shared_reports" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_shared_reports"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_shared_reports"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "status_settings_tenant" ON "status_settings" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("status_settings"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("status_settings"."org_id" = (select nullif(current_setting('app.org_id', true), '')));