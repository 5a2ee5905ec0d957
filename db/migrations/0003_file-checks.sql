CREATE TABLE "ledger"."file_checks" (
	"org_id" text NOT NULL,
	"sha256" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"checked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "file_checks_org_id_sha256_pk" PRIMARY KEY("org_id","sha256")
);
--> statement-breakpoint
ALTER TABLE "ledger"."file_checks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ledger"."self_checks" ADD COLUMN "files_read" integer;--> statement-breakpoint
ALTER TABLE "ledger"."self_checks" ADD COLUMN "bytes_read" bigint;--> statement-breakpoint
ALTER TABLE "ledger"."self_checks" ADD COLUMN "beat_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "ledger"."file_checks" ADD CONSTRAINT "file_checks_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "file_checks_tenant" ON "ledger"."file_checks" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("ledger"."file_checks"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("ledger"."file_checks"."org_id" = (select nullif(current_setting('app.org_id', true), '')));