CREATE TABLE "report_snapshots" (
	"org_id" text NOT NULL,
	"report_id" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "report_snapshots_org_id_report_id_pk" PRIMARY KEY("org_id","report_id")
);
--> statement-breakpoint
ALTER TABLE "report_snapshots" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "report_snapshots" ADD CONSTRAINT "report_snapshots_report_fk" FOREIGN KEY ("org_id","report_id") REFERENCES "public"."reports"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "report_snapshots_tenant" ON "report_snapshots" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("report_snapshots"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("report_snapshots"."org_id" = (select nullif(current_setting('app.org_id', true), '')));