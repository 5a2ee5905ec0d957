-- Keys leave the database and stored files become sealed. Nothing was released before, so nothing is carried over: a
-- database of an earlier build is refused as it is, and stays as it is.
ALTER TABLE "ledger"."openings" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM "ledger"."openings") THEN
    RAISE EXCEPTION 'This database was filled by a build from before the first release, whose keys and files this one does not read. Start with an empty database and data folder (npm run demo -- --reset for the demo).';
  END IF;
END $$;--> statement-breakpoint
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
CREATE TABLE "ledger"."erased_entries" (
	"org_id" text NOT NULL,
	"entry_id" text NOT NULL,
	"erasure_id" text NOT NULL,
	"by_entry_id" text NOT NULL,
	CONSTRAINT "erased_entries_org_id_entry_id_pk" PRIMARY KEY("org_id","entry_id")
);
--> statement-breakpoint
ALTER TABLE "ledger"."erased_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ledger"."deks" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP POLICY "deks_tenant" ON "ledger"."deks" CASCADE;--> statement-breakpoint
DROP TABLE "ledger"."deks" CASCADE;--> statement-breakpoint
ALTER TABLE "ledger"."openings" DROP CONSTRAINT IF EXISTS "openings_dek_fk";
--> statement-breakpoint
DROP INDEX "ledger"."openings_dek_idx";--> statement-breakpoint
ALTER TABLE "ledger"."openings" ADD COLUMN "key_ref" text NOT NULL;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_evidence_fk" FOREIGN KEY ("org_id","evidence_id") REFERENCES "public"."evidence"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_evidence_fk" FOREIGN KEY ("org_id","evidence_id") REFERENCES "public"."evidence"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."erased_entries" ADD CONSTRAINT "erased_entries_entry_fk" FOREIGN KEY ("org_id","entry_id") REFERENCES "ledger"."entries"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "erasures_evidence_key" ON "erasures" USING btree ("org_id","evidence_id") WHERE state <> 'refused';--> statement-breakpoint
CREATE INDEX "legal_holds_evidence_idx" ON "legal_holds" USING btree ("org_id","evidence_id");--> statement-breakpoint
CREATE INDEX "openings_key_ref_idx" ON "ledger"."openings" USING btree ("org_id","key_ref");--> statement-breakpoint
ALTER TABLE "ledger"."openings" DROP COLUMN "dek_id";--> statement-breakpoint
CREATE POLICY "erasures_tenant" ON "erasures" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("erasures"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("erasures"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "legal_holds_tenant" ON "legal_holds" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("legal_holds"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("legal_holds"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "erased_entries_tenant" ON "ledger"."erased_entries" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("ledger"."erased_entries"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("ledger"."erased_entries"."org_id" = (select nullif(current_setting('app.org_id', true), '')));