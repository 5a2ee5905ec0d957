CREATE TABLE "status_requests" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"version_id" text NOT NULL,
	"report_id" text NOT NULL,
	"title" text NOT NULL,
	"name" text NOT NULL,
	"company" text NOT NULL,
	"email" text NOT NULL,
	"nda_version" text NOT NULL,
	"nda_sha256" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"reason" text,
	"token_sha256" text,
	"expires_at" timestamp (3) with time zone,
	"max_downloads" integer,
	"downloads" integer DEFAULT 0 NOT NULL,
	"last_download_at" timestamp (3) with time zone,
	CONSTRAINT "status_requests_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "status_requests_token_key" UNIQUE("org_id","token_sha256")
);
--> statement-breakpoint
ALTER TABLE "status_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "status_snapshots" (
	"org_id" text NOT NULL,
	"version_id" text NOT NULL,
	"sha256" text NOT NULL,
	"content" text NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "status_snapshots_org_id_version_id_pk" PRIMARY KEY("org_id","version_id")
);
--> statement-breakpoint
ALTER TABLE "status_snapshots" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "status_versions" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"sha256" text NOT NULL,
	"drafted_by" text NOT NULL,
	"drafted_at" timestamp (3) with time zone NOT NULL,
	"published_by" text,
	"published_at" timestamp (3) with time zone,
	"ended_by" text,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "status_versions_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "status_versions_number_key" UNIQUE("org_id","number")
);
--> statement-breakpoint
ALTER TABLE "status_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "status_requests" ADD CONSTRAINT "status_requests_version_fk" FOREIGN KEY ("org_id","version_id") REFERENCES "public"."status_versions"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_snapshots" ADD CONSTRAINT "status_snapshots_version_fk" FOREIGN KEY ("org_id","version_id") REFERENCES "public"."status_versions"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_versions" ADD CONSTRAINT "status_versions_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "status_requests_asked_idx" ON "status_requests" USING btree ("org_id","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "status_requests_waiting_key" ON "status_requests" USING btree ("org_id","report_id","email") WHERE state = 'asked';--> statement-breakpoint
CREATE UNIQUE INDEX "status_versions_published_key" ON "status_versions" USING btree ("org_id") WHERE state = 'published';--> statement-breakpoint
CREATE POLICY "status_requests_tenant" ON "status_requests" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("status_requests"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("status_requests"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "status_snapshots_tenant" ON "status_snapshots" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("status_snapshots"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("status_snapshots"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "status_versions_tenant" ON "status_versions" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("status_versions"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("status_versions"."org_id" = (select nullif(current_setting('app.org_id', true), '')));