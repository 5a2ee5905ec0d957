CREATE TABLE "pack_contents" (
	"org_id" text NOT NULL,
	"evidence_id" text NOT NULL,
	"pack_id" text NOT NULL,
	CONSTRAINT "pack_contents_org_id_evidence_id_pack_id_pk" PRIMARY KEY("org_id","evidence_id","pack_id")
);
--> statement-breakpoint
ALTER TABLE "pack_contents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "erasures" ADD COLUMN "decision_note" text;--> statement-breakpoint
ALTER TABLE "legal_holds" ADD COLUMN "release_reason" text;--> statement-breakpoint
ALTER TABLE "packs" ADD COLUMN "expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "packs" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "packs" ADD COLUMN "file_removed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "pack_contents" ADD CONSTRAINT "pack_contents_pack_fk" FOREIGN KEY ("org_id","pack_id") REFERENCES "public"."packs"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evidence_sent_idx" ON "evidence" USING btree ("org_id","pushed_by_id","received_at","id") WHERE pushed_by_kind = 'user';--> statement-breakpoint
CREATE POLICY "pack_contents_tenant" ON "pack_contents" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("pack_contents"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("pack_contents"."org_id" = (select nullif(current_setting('app.org_id', true), '')));