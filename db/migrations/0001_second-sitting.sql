-- Keys leave the database and stored files become sealed. Nothing was released before, so nothing is carried over: a
-- database of an earlier build is refused as it is, and stays as it is.
ALTER TABLE "ledger"."openings" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM "ledger"."openings") THEN
    RAISE EXCEPTION 'This database was filled by a build from before the first release, whose keys and files this one does not read. Start with an empty database and data folder (npm run demo -- --reset for the demo).';
  END IF;
END $$;--> statement-breakpoint
CREATE TABLE "ledger"."anchor_checkpoints" (
	"size" bigint PRIMARY KEY NOT NULL,
	"root" "bytea" NOT NULL,
	"body" text NOT NULL,
	"cut_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."anchor_head" (
	"id" smallint PRIMARY KEY NOT NULL,
	"origin" text NOT NULL,
	"vkey" text NOT NULL,
	"state" text NOT NULL,
	"size" bigint NOT NULL,
	"root" "bytea" NOT NULL,
	"frontier" "bytea" NOT NULL,
	"round_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "anchor_head_one_row_check" CHECK ("ledger"."anchor_head"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "ledger"."anchor_leaves" (
	"idx" bigint PRIMARY KEY NOT NULL,
	"entry_id" text NOT NULL,
	"leaf_bytes" "bytea" NOT NULL,
	"leaf_hash" "bytea" NOT NULL,
	CONSTRAINT "anchor_leaves_hash_check" CHECK (octet_length("ledger"."anchor_leaves"."leaf_hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "ledger"."anchor_pending" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"entry_id" text NOT NULL,
	"waits" smallint NOT NULL,
	"leaf_bytes" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."anchor_signatures" (
	"size" bigint NOT NULL,
	"key_name" text NOT NULL,
	"key_id" "bytea" NOT NULL,
	"type" smallint NOT NULL,
	"sig" "bytea" NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "anchor_signatures_size_key_name_key_id_pk" PRIMARY KEY("size","key_name","key_id")
);
--> statement-breakpoint
CREATE TABLE "ledger"."anchor_tiles" (
	"level" smallint NOT NULL,
	"n" bigint NOT NULL,
	"hashes" "bytea" NOT NULL,
	"root" "bytea" NOT NULL,
	CONSTRAINT "anchor_tiles_level_n_pk" PRIMARY KEY("level","n")
);
--> statement-breakpoint
CREATE TABLE "ledger"."anchors" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"log_id" text NOT NULL,
	"ref" text,
	"size" bigint NOT NULL,
	"kind" text NOT NULL,
	"target" text NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp (3) with time zone,
	"token" "bytea",
	"gen_time" timestamp (3) with time zone,
	"verified_at" timestamp (3) with time zone,
	"error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "anchors_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "ledger"."anchors" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger"."instance_anchors" (
	"id" text PRIMARY KEY NOT NULL,
	"size" bigint NOT NULL,
	"kind" text NOT NULL,
	"target" text NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp (3) with time zone,
	"token" "bytea",
	"gen_time" timestamp (3) with time zone,
	"verified_at" timestamp (3) with time zone,
	"error" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."published_heads" (
	"org_id" text NOT NULL,
	"log_id" text NOT NULL,
	"entry_id" text NOT NULL,
	"size" bigint NOT NULL,
	"root" "bytea" NOT NULL,
	"reason" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "published_heads_org_id_entry_id_pk" PRIMARY KEY("org_id","entry_id")
);
--> statement-breakpoint
ALTER TABLE "ledger"."published_heads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger"."seals" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"log_id" text NOT NULL,
	"entry_id" text NOT NULL,
	"reason" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"size" bigint,
	"published_at" timestamp (3) with time zone,
	"mailed_at" timestamp (3) with time zone,
	CONSTRAINT "seals_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "ledger"."seals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "erasures" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"evidence_id" text NOT NULL,
	"basis" text NOT NULL,
	"reason" text NOT NULL,
	"requested_by" text NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone,
	"file_point" text,
	CONSTRAINT "erasures_org_id_id_evidence_id_pk" PRIMARY KEY("org_id","id","evidence_id")
);
--> statement-breakpoint
ALTER TABLE "erasures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "legal_holds" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"evidence_id" text,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"released_by" text,
	"released_at" timestamp (3) with time zone,
	CONSTRAINT "legal_holds_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "legal_holds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
CREATE TABLE "ledger"."erased_entries" (
	"org_id" text NOT NULL,
	"entry_id" text NOT NULL,
	"erasure_id" text NOT NULL,
	"by_entry_id" text NOT NULL,
	CONSTRAINT "erased_entries_org_id_entry_id_pk" PRIMARY KEY("org_id","entry_id")
);
--> statement-breakpoint
ALTER TABLE "ledger"."erased_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
CREATE TABLE "packs" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"scope" jsonb NOT NULL,
	"title" text NOT NULL,
	"organization_name" text NOT NULL,
	"timezone" text NOT NULL,
	"entry_id" text NOT NULL,
	"state" text NOT NULL,
	"progress" real NOT NULL,
	"step" text,
	"requested_by" text NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"log_size" bigint,
	"entries" integer,
	"files" integer,
	"left_out" jsonb,
	"vkey" text,
	"size_bytes" bigint,
	"sha256" text,
	"error" text,
	CONSTRAINT "packs_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "packs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
ALTER TABLE "ledger"."deks" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP POLICY "deks_tenant" ON "ledger"."deks" CASCADE;--> statement-breakpoint
DROP TABLE "ledger"."deks" CASCADE;--> statement-breakpoint
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
ALTER TABLE "ledger"."openings" DROP CONSTRAINT IF EXISTS "openings_dek_fk";
--> statement-breakpoint
DROP INDEX "ledger"."openings_dek_idx";--> statement-breakpoint
ALTER TABLE "ledger"."keys" ADD COLUMN "retire_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "ledger"."openings" ADD COLUMN "key_ref" text NOT NULL;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD COLUMN "run_id" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "attachments" jsonb;--> statement-breakpoint
ALTER TABLE "ledger"."anchor_signatures" ADD CONSTRAINT "anchor_signatures_size_anchor_checkpoints_size_fk" FOREIGN KEY ("size") REFERENCES "ledger"."anchor_checkpoints"("size") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."anchors" ADD CONSTRAINT "anchors_checkpoint_fk" FOREIGN KEY ("org_id","log_id","size") REFERENCES "ledger"."checkpoints"("org_id","log_id","size") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."instance_anchors" ADD CONSTRAINT "instance_anchors_checkpoint_fk" FOREIGN KEY ("size") REFERENCES "ledger"."anchor_checkpoints"("size") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."published_heads" ADD CONSTRAINT "published_heads_checkpoint_fk" FOREIGN KEY ("org_id","log_id","size") REFERENCES "ledger"."checkpoints"("org_id","log_id","size") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."seals" ADD CONSTRAINT "seals_log_fk" FOREIGN KEY ("org_id","log_id") REFERENCES "ledger"."logs"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_evidence_fk" FOREIGN KEY ("org_id","evidence_id") REFERENCES "public"."evidence"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_evidence_fk" FOREIGN KEY ("org_id","evidence_id") REFERENCES "public"."evidence"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_link_changes" ADD CONSTRAINT "evidence_link_changes_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_link_changes" ADD CONSTRAINT "evidence_link_changes_link_fk" FOREIGN KEY ("org_id","evidence_id","control_id") REFERENCES "public"."evidence_links"("org_id","evidence_id","control_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_open_questions" ADD CONSTRAINT "evidence_open_questions_evidence_fk" FOREIGN KEY ("org_id","evidence_id") REFERENCES "public"."evidence"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."erased_entries" ADD CONSTRAINT "erased_entries_entry_fk" FOREIGN KEY ("org_id","entry_id") REFERENCES "ledger"."entries"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."log_events" ADD CONSTRAINT "log_events_log_fk" FOREIGN KEY ("org_id","log_id") REFERENCES "ledger"."logs"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."self_checks" ADD CONSTRAINT "self_checks_log_fk" FOREIGN KEY ("org_id","log_id") REFERENCES "ledger"."logs"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "packs" ADD CONSTRAINT "packs_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_snapshots" ADD CONSTRAINT "report_snapshots_report_fk" FOREIGN KEY ("org_id","report_id") REFERENCES "public"."reports"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "anchor_leaves_entry_key" ON "ledger"."anchor_leaves" USING btree ("entry_id");--> statement-breakpoint
CREATE UNIQUE INDEX "anchor_pending_entry_key" ON "ledger"."anchor_pending" USING btree ("entry_id");--> statement-breakpoint
CREATE UNIQUE INDEX "anchors_target_key" ON "ledger"."anchors" USING btree ("org_id","log_id","size","kind","target");--> statement-breakpoint
CREATE INDEX "anchors_due_idx" ON "ledger"."anchors" USING btree ("org_id","next_try_at") WHERE "ledger"."anchors"."status" = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "instance_anchors_target_key" ON "ledger"."instance_anchors" USING btree ("size","kind","target");--> statement-breakpoint
CREATE INDEX "instance_anchors_due_idx" ON "ledger"."instance_anchors" USING btree ("next_try_at") WHERE "ledger"."instance_anchors"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "published_heads_at_idx" ON "ledger"."published_heads" USING btree ("org_id","log_id","published_at");--> statement-breakpoint
CREATE INDEX "published_heads_size_idx" ON "ledger"."published_heads" USING btree ("org_id","log_id","size","published_at");--> statement-breakpoint
CREATE INDEX "seals_asked_idx" ON "ledger"."seals" USING btree ("org_id","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "erasures_evidence_key" ON "erasures" USING btree ("org_id","evidence_id") WHERE state <> 'refused';--> statement-breakpoint
CREATE INDEX "legal_holds_evidence_idx" ON "legal_holds" USING btree ("org_id","evidence_id");--> statement-breakpoint
CREATE INDEX "evidence_link_changes_link_idx" ON "evidence_link_changes" USING btree ("org_id","evidence_id","control_id","at");--> statement-breakpoint
CREATE INDEX "log_events_log_idx" ON "ledger"."log_events" USING btree ("org_id","log_id","at");--> statement-breakpoint
CREATE INDEX "self_checks_log_idx" ON "ledger"."self_checks" USING btree ("org_id","log_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "self_checks_running_key" ON "ledger"."self_checks" USING btree ("org_id","log_id") WHERE "ledger"."self_checks"."state" = 'running';--> statement-breakpoint
CREATE INDEX "packs_requested_idx" ON "packs" USING btree ("org_id","requested_at");--> statement-breakpoint
CREATE INDEX "evidence_late_idx" ON "evidence" USING btree ("org_id","received_at","id") WHERE late;--> statement-breakpoint
CREATE INDEX "evidence_questions_idx" ON "evidence" USING btree ("org_id","received_at","id") WHERE open_questions > 0;--> statement-breakpoint
CREATE INDEX "evidence_source_idx" ON "evidence" USING btree ("org_id","source_system","received_at","id") WHERE source_system is not null;--> statement-breakpoint
CREATE INDEX "checkpoints_cut_idx" ON "ledger"."checkpoints" USING btree ("org_id","log_id","cut_at");--> statement-breakpoint
CREATE UNIQUE INDEX "logs_open_key" ON "ledger"."logs" USING btree ("org_id") WHERE "ledger"."logs"."kind" = 'tenant' and "ledger"."logs"."state" <> 'closed';--> statement-breakpoint
CREATE INDEX "openings_key_ref_idx" ON "ledger"."openings" USING btree ("org_id","key_ref");--> statement-breakpoint
CREATE INDEX "idempotency_keys_age_idx" ON "idempotency_keys" USING btree ("org_id","created_at");--> statement-breakpoint
ALTER TABLE "ledger"."openings" DROP COLUMN "dek_id";--> statement-breakpoint
CREATE POLICY "anchors_tenant" ON "ledger"."anchors" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("ledger"."anchors"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("ledger"."anchors"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "published_heads_tenant" ON "ledger"."published_heads" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("ledger"."published_heads"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("ledger"."published_heads"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "seals_tenant" ON "ledger"."seals" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("ledger"."seals"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("ledger"."seals"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "erasures_tenant" ON "erasures" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("erasures"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("erasures"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "legal_holds_tenant" ON "legal_holds" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("legal_holds"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("legal_holds"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "evidence_link_changes_tenant" ON "evidence_link_changes" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("evidence_link_changes"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("evidence_link_changes"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "evidence_open_questions_tenant" ON "evidence_open_questions" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("evidence_open_questions"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("evidence_open_questions"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "erased_entries_tenant" ON "ledger"."erased_entries" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("ledger"."erased_entries"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("ledger"."erased_entries"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "log_events_tenant" ON "ledger"."log_events" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("ledger"."log_events"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("ledger"."log_events"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "self_checks_tenant" ON "ledger"."self_checks" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("ledger"."self_checks"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("ledger"."self_checks"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "packs_tenant" ON "packs" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("packs"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("packs"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "report_snapshots_tenant" ON "report_snapshots" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("report_snapshots"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("report_snapshots"."org_id" = (select nullif(current_setting('app.org_id', true), '')));