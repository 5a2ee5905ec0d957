CREATE TABLE "ledger"."log_events" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"log_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"sentence" text NOT NULL,
	CONSTRAINT "log_events_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "ledger"."log_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ledger"."keys" ADD COLUMN "retire_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "ledger"."log_events" ADD CONSTRAINT "log_events_log_fk" FOREIGN KEY ("org_id","log_id") REFERENCES "ledger"."logs"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "log_events_log_idx" ON "ledger"."log_events" USING btree ("org_id","log_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "logs_open_key" ON "ledger"."logs" USING btree ("org_id") WHERE "ledger"."logs"."kind" = 'tenant' and "ledger"."logs"."state" <> 'closed';--> statement-breakpoint
CREATE POLICY "log_events_tenant" ON "ledger"."log_events" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("ledger"."log_events"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("ledger"."log_events"."org_id" = (select nullif(current_setting('app.org_id', true), '')));