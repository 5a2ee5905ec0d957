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
ALTER TABLE "ledger"."self_checks" ADD CONSTRAINT "self_checks_log_fk" FOREIGN KEY ("org_id","log_id") REFERENCES "ledger"."logs"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "self_checks_log_idx" ON "ledger"."self_checks" USING btree ("org_id","log_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "self_checks_running_key" ON "ledger"."self_checks" USING btree ("org_id","log_id") WHERE "ledger"."self_checks"."state" = 'running';--> statement-breakpoint
CREATE INDEX "checkpoints_cut_idx" ON "ledger"."checkpoints" USING btree ("org_id","log_id","cut_at");--> statement-breakpoint
CREATE POLICY "self_checks_tenant" ON "ledger"."self_checks" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("ledger"."self_checks"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("ledger"."self_checks"."org_id" = (select nullif(current_setting('app.org_id', true), '')));