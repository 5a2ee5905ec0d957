CREATE TABLE "audit_comments" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"control_id" text NOT NULL,
	"id" text NOT NULL,
	"side" text NOT NULL,
	"author_id" text NOT NULL,
	"text" text NOT NULL,
	"grant_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_comments_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "audit_comments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_conclusions" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"control_id" text NOT NULL,
	"part" text NOT NULL,
	"version" integer NOT NULL,
	"result" text,
	"tested_on" date NOT NULL,
	"reason" text NOT NULL,
	"salt" "bytea" NOT NULL,
	"grant_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_conclusions_org_id_engagement_id_control_id_part_version_pk" PRIMARY KEY("org_id","engagement_id","control_id","part","version")
);
--> statement-breakpoint
ALTER TABLE "audit_conclusions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_notes" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"control_id" text NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"salt" "bytea" NOT NULL,
	"grant_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_notes_org_id_engagement_id_control_id_version_pk" PRIMARY KEY("org_id","engagement_id","control_id","version")
);
--> statement-breakpoint
ALTER TABLE "audit_notes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_releases" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"control_id" text NOT NULL,
	"id" text NOT NULL,
	"what" text NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"result" text,
	"tested_on" date,
	"grant_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_releases_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "audit_releases" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_tickmarks" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"mark" text NOT NULL,
	"meaning" text NOT NULL,
	"grant_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_tickmarks_org_id_engagement_id_mark_pk" PRIMARY KEY("org_id","engagement_id","mark")
);
--> statement-breakpoint
ALTER TABLE "audit_tickmarks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_worksheets" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"control_id" text NOT NULL,
	"status" text NOT NULL,
	"marks" text[] NOT NULL,
	"grant_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_worksheets_org_id_engagement_id_control_id_pk" PRIMARY KEY("org_id","engagement_id","control_id")
);
--> statement-breakpoint
ALTER TABLE "audit_worksheets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "audit_comments" ADD CONSTRAINT "audit_comments_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_comments" ADD CONSTRAINT "audit_comments_control_fk" FOREIGN KEY ("org_id","control_id") REFERENCES "public"."controls"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_conclusions" ADD CONSTRAINT "audit_conclusions_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_conclusions" ADD CONSTRAINT "audit_conclusions_control_fk" FOREIGN KEY ("org_id","control_id") REFERENCES "public"."controls"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_notes" ADD CONSTRAINT "audit_notes_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_notes" ADD CONSTRAINT "audit_notes_control_fk" FOREIGN KEY ("org_id","control_id") REFERENCES "public"."controls"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_releases" ADD CONSTRAINT "audit_releases_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_releases" ADD CONSTRAINT "audit_releases_control_fk" FOREIGN KEY ("org_id","control_id") REFERENCES "public"."controls"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_tickmarks" ADD CONSTRAINT "audit_tickmarks_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_worksheets" ADD CONSTRAINT "audit_worksheets_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_worksheets" ADD CONSTRAINT "audit_worksheets_control_fk" FOREIGN KEY ("org_id","control_id") REFERENCES "public"."controls"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_comments_engagement_idx" ON "audit_comments" USING btree ("org_id","engagement_id","at");--> statement-breakpoint
CREATE INDEX "audit_releases_engagement_idx" ON "audit_releases" USING btree ("org_id","engagement_id","at");--> statement-breakpoint
CREATE POLICY "audit_comments_tenant" ON "audit_comments" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_comments"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_comments"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_conclusions_tenant" ON "audit_conclusions" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_conclusions"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_conclusions"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_notes_tenant" ON "audit_notes" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_notes"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_notes"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_releases_tenant" ON "audit_releases" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_releases"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_releases"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_tickmarks_tenant" ON "audit_tickmarks" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_tickmarks"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_tickmarks"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_worksheets_tenant" ON "audit_worksheets" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_worksheets"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_worksheets"."org_id" = (select nullif(current_setting('app.org_id', true), '')));