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
ALTER TABLE "ledger"."log_heads" ADD COLUMN "guarded_size" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."held_changes" ADD CONSTRAINT "held_changes_log_fk" FOREIGN KEY ("org_id","log_id") REFERENCES "ledger"."logs"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "held_changes_tenant" ON "ledger"."held_changes" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("ledger"."held_changes"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("ledger"."held_changes"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
-- By hand: what was signed before this column was handed out already.
UPDATE "ledger"."log_heads" SET "guarded_size" = "size";
