CREATE TABLE "evidence_link_changes" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"evidence_id" text NOT NULL,
	"control_id" text NOT NULL,
	"linked" boolean NOT NULL,
	"reason" text,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "evidence_link_changes_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "evidence_link_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "evidence_open_questions" (
	"org_id" text NOT NULL,
	"evidence_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"open" integer NOT NULL,
	CONSTRAINT "evidence_open_questions_org_id_evidence_id_at_open_pk" PRIMARY KEY("org_id","evidence_id","at","open")
);
--> statement-breakpoint
ALTER TABLE "evidence_open_questions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger"."self_checks" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"log_id" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"from_size" bigint,
	"to_size" bigint,
	"root" "bytea",
	"checkpoints" integer,
	"entries_checked" bigint,
	"records_checked" bigint,
	"findings_total" integer,
	"findings" jsonb,
	"evidence_id" text,
	CONSTRAINT "self_checks_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "ledger"."self_checks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
ALTER TABLE "audit_events" DROP CONSTRAINT "audit_events_org_id_organizations_org_id_fk";
--> statement-breakpoint
ALTER TABLE "evidence_links" DROP CONSTRAINT "evidence_links_org_id_organizations_org_id_fk";
--> statement-breakpoint
ALTER TABLE "evidence_reviews" DROP CONSTRAINT "evidence_reviews_org_id_organizations_org_id_fk";
--> statement-breakpoint
ALTER TABLE "evidence_withdrawals" DROP CONSTRAINT "evidence_withdrawals_org_id_organizations_org_id_fk";
--> statement-breakpoint
ALTER TABLE "record_supplements" DROP CONSTRAINT "record_supplements_org_id_organizations_org_id_fk";
--> statement-breakpoint
ALTER TABLE "records" DROP CONSTRAINT "records_org_id_organizations_org_id_fk";
--> statement-breakpoint
ALTER TABLE "small_blobs" DROP CONSTRAINT "small_blobs_org_id_organizations_org_id_fk";
--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD COLUMN "run_id" text;--> statement-breakpoint
ALTER TABLE "evidence_link_changes" ADD CONSTRAINT "evidence_link_changes_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_link_changes" ADD CONSTRAINT "evidence_link_changes_link_fk" FOREIGN KEY ("org_id","evidence_id","control_id") REFERENCES "public"."evidence_links"("org_id","evidence_id","control_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_open_questions" ADD CONSTRAINT "evidence_open_questions_evidence_fk" FOREIGN KEY ("org_id","evidence_id") REFERENCES "public"."evidence"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."self_checks" ADD CONSTRAINT "self_checks_log_fk" FOREIGN KEY ("org_id","log_id") REFERENCES "ledger"."logs"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_snapshots" ADD CONSTRAINT "report_snapshots_report_fk" FOREIGN KEY ("org_id","report_id") REFERENCES "public"."reports"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evidence_link_changes_link_idx" ON "evidence_link_changes" USING btree ("org_id","evidence_id","control_id","at");--> statement-breakpoint
CREATE INDEX "self_checks_log_idx" ON "ledger"."self_checks" USING btree ("org_id","log_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "self_checks_running_key" ON "ledger"."self_checks" USING btree ("org_id","log_id") WHERE "ledger"."self_checks"."state" = 'running';--> statement-breakpoint
CREATE INDEX "evidence_late_idx" ON "evidence" USING btree ("org_id","received_at","id") WHERE late;--> statement-breakpoint
CREATE INDEX "evidence_questions_idx" ON "evidence" USING btree ("org_id","received_at","id") WHERE open_questions > 0;--> statement-breakpoint
CREATE INDEX "evidence_source_idx" ON "evidence" USING btree ("org_id","source_system","received_at","id") WHERE source_system is not null;--> statement-breakpoint
CREATE INDEX "checkpoints_cut_idx" ON "ledger"."checkpoints" USING btree ("org_id","log_id","cut_at");--> statement-breakpoint
CREATE INDEX "idempotency_keys_age_idx" ON "idempotency_keys" USING btree ("org_id","created_at");--> statement-breakpoint
CREATE POLICY "evidence_link_changes_tenant" ON "evidence_link_changes" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("evidence_link_changes"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("evidence_link_changes"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "evidence_open_questions_tenant" ON "evidence_open_questions" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("evidence_open_questions"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("evidence_open_questions"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "self_checks_tenant" ON "ledger"."self_checks" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("ledger"."self_checks"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("ledger"."self_checks"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "report_snapshots_tenant" ON "report_snapshots" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("report_snapshots"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("report_snapshots"."org_id" = (select nullif(current_setting('app.org_id', true), '')));