CREATE TABLE "audit_populations" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"number" integer NOT NULL,
	"control_id" text NOT NULL,
	"control_key" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"window_from" timestamp (3) with time zone NOT NULL,
	"window_until" timestamp (3) with time zone NOT NULL,
	"known_at" timestamp (3) with time zone NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"source" jsonb NOT NULL,
	"reconciliation" jsonb,
	"grant_id" text NOT NULL,
	"frozen_at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "audit_populations_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "audit_populations_number_key" UNIQUE("org_id","engagement_id","number")
);
--> statement-breakpoint
ALTER TABLE "audit_populations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_sample_items" (
	"org_id" text NOT NULL,
	"sample_id" text NOT NULL,
	"place" integer NOT NULL,
	"engagement_id" text NOT NULL,
	"record_id" text NOT NULL,
	"key" text NOT NULL,
	"line" text NOT NULL,
	"drawn_by" text NOT NULL,
	"replaces" integer,
	"reason" text,
	"grant_id" text NOT NULL,
	"drawn_at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "audit_sample_items_org_id_sample_id_place_pk" PRIMARY KEY("org_id","sample_id","place"),
	CONSTRAINT "audit_sample_items_replaces_key" UNIQUE("org_id","sample_id","replaces")
);
--> statement-breakpoint
ALTER TABLE "audit_sample_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_sample_results" (
	"org_id" text NOT NULL,
	"sample_id" text NOT NULL,
	"place" integer NOT NULL,
	"version" integer NOT NULL,
	"engagement_id" text NOT NULL,
	"result" text NOT NULL,
	"note" text NOT NULL,
	"salt" text NOT NULL,
	"grant_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "audit_sample_results_org_id_sample_id_place_version_pk" PRIMARY KEY("org_id","sample_id","place","version")
);
--> statement-breakpoint
ALTER TABLE "audit_sample_results" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_samples" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"number" integer NOT NULL,
	"population_id" text NOT NULL,
	"method" jsonb NOT NULL,
	"size" jsonb NOT NULL,
	"seed" text NOT NULL,
	"seed_text" text,
	"seed_reason" text,
	"grant_id" text NOT NULL,
	"drawn_at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "audit_samples_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "audit_samples_number_key" UNIQUE("org_id","engagement_id","number")
);
--> statement-breakpoint
ALTER TABLE "audit_samples" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "audit_populations" ADD CONSTRAINT "audit_populations_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_populations" ADD CONSTRAINT "audit_populations_grant_fk" FOREIGN KEY ("org_id","grant_id") REFERENCES "public"."audit_grants"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_populations" ADD CONSTRAINT "audit_populations_control_fk" FOREIGN KEY ("org_id","control_id") REFERENCES "public"."controls"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_sample_items" ADD CONSTRAINT "audit_sample_items_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_sample_items" ADD CONSTRAINT "audit_sample_items_grant_fk" FOREIGN KEY ("org_id","grant_id") REFERENCES "public"."audit_grants"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_sample_items" ADD CONSTRAINT "audit_sample_items_sample_fk" FOREIGN KEY ("org_id","sample_id") REFERENCES "public"."audit_samples"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_sample_results" ADD CONSTRAINT "audit_sample_results_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_sample_results" ADD CONSTRAINT "audit_sample_results_grant_fk" FOREIGN KEY ("org_id","grant_id") REFERENCES "public"."audit_grants"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_sample_results" ADD CONSTRAINT "audit_sample_results_item_fk" FOREIGN KEY ("org_id","sample_id","place") REFERENCES "public"."audit_sample_items"("org_id","sample_id","place") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_samples" ADD CONSTRAINT "audit_samples_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_samples" ADD CONSTRAINT "audit_samples_grant_fk" FOREIGN KEY ("org_id","grant_id") REFERENCES "public"."audit_grants"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_samples" ADD CONSTRAINT "audit_samples_population_fk" FOREIGN KEY ("org_id","population_id") REFERENCES "public"."audit_populations"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "audit_populations_tenant" ON "audit_populations" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_populations"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_populations"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_sample_items_tenant" ON "audit_sample_items" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_sample_items"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_sample_items"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_sample_results_tenant" ON "audit_sample_results" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_sample_results"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_sample_results"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_samples_tenant" ON "audit_samples" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_samples"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_samples"."org_id" = (select nullif(current_setting('app.org_id', true), '')));