CREATE TABLE "ledger"."anchor_events" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"sentence" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."anchor_keys" (
	"key_id" "bytea" PRIMARY KEY NOT NULL,
	"key_name" text NOT NULL,
	"type" smallint NOT NULL,
	"public_key" "bytea" NOT NULL,
	"vkey" text NOT NULL,
	"from_size" bigint NOT NULL,
	"to_size" bigint,
	"status" text NOT NULL,
	"retire_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "ledger"."file_checks" (
	"org_id" text NOT NULL,
	"sha256" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"checked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "file_checks_org_id_sha256_pk" PRIMARY KEY("org_id","sha256")
);
--> statement-breakpoint
ALTER TABLE "ledger"."file_checks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pack_contents" (
	"org_id" text NOT NULL,
	"evidence_id" text NOT NULL,
	"pack_id" text NOT NULL,
	CONSTRAINT "pack_contents_org_id_evidence_id_pack_id_pk" PRIMARY KEY("org_id","evidence_id","pack_id")
);
--> statement-breakpoint
ALTER TABLE "pack_contents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ledger"."anchor_head" ADD COLUMN "sys_id" text;--> statement-breakpoint
ALTER TABLE "ledger"."anchor_head" ADD COLUMN "timeline" integer;--> statement-breakpoint
ALTER TABLE "erasures" ADD COLUMN "decision_note" text;--> statement-breakpoint
ALTER TABLE "legal_holds" ADD COLUMN "release_reason" text;--> statement-breakpoint
ALTER TABLE "ledger"."self_checks" ADD COLUMN "files_read" integer;--> statement-breakpoint
ALTER TABLE "ledger"."self_checks" ADD COLUMN "bytes_read" bigint;--> statement-breakpoint
ALTER TABLE "ledger"."self_checks" ADD COLUMN "beat_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "packs" ADD COLUMN "expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "packs" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "packs" ADD COLUMN "file_removed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "ledger"."file_checks" ADD CONSTRAINT "file_checks_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pack_contents" ADD CONSTRAINT "pack_contents_pack_fk" FOREIGN KEY ("org_id","pack_id") REFERENCES "public"."packs"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evidence_sent_idx" ON "evidence" USING btree ("org_id","pushed_by_id","received_at","id") WHERE pushed_by_kind = 'user';--> statement-breakpoint
CREATE POLICY "file_checks_tenant" ON "ledger"."file_checks" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("ledger"."file_checks"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("ledger"."file_checks"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "pack_contents_tenant" ON "pack_contents" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("pack_contents"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("pack_contents"."org_id" = (select nullif(current_setting('app.org_id', true), '')));