CREATE TABLE "system_descriptions" (
	"org_id" text NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"sha256" text NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "system_descriptions_org_id_version_pk" PRIMARY KEY("org_id","version")
);
--> statement-breakpoint
ALTER TABLE "system_descriptions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "system_descriptions" ADD CONSTRAINT "system_descriptions_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "system_descriptions_tenant" ON "system_descriptions" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("system_descriptions"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("system_descriptions"."org_id" = (select nullif(current_setting('app.org_id', true), '')));