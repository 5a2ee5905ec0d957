CREATE TABLE "register_entries" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"register" text NOT NULL,
	"number" integer NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"content" jsonb NOT NULL,
	"refs" text[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "register_entries_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "register_entries_number_key" UNIQUE("org_id","register","number")
);
--> statement-breakpoint
ALTER TABLE "register_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "register_versions" (
	"org_id" text NOT NULL,
	"entry_of" text NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"content_sha256" text NOT NULL,
	"note" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "register_versions_org_id_entry_of_version_pk" PRIMARY KEY("org_id","entry_of","version")
);
--> statement-breakpoint
ALTER TABLE "register_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "register_entries" ADD CONSTRAINT "register_entries_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_versions" ADD CONSTRAINT "register_versions_entry_fk" FOREIGN KEY ("org_id","entry_of") REFERENCES "public"."register_entries"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "register_entries_tenant" ON "register_entries" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("register_entries"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("register_entries"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "register_versions_tenant" ON "register_versions" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("register_versions"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("register_versions"."org_id" = (select nullif(current_setting('app.org_id', true), '')));