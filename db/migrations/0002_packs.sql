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
ALTER TABLE "packs" ADD CONSTRAINT "packs_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "packs_requested_idx" ON "packs" USING btree ("org_id","requested_at");--> statement-breakpoint
CREATE POLICY "packs_tenant" ON "packs" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("packs"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("packs"."org_id" = (select nullif(current_setting('app.org_id', true), '')));