CREATE TABLE "audit_grants" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"user_id" text,
	"frameworks" text[] NOT NULL,
	"window_from" date NOT NULL,
	"window_to" date NOT NULL,
	"token_sha256" text NOT NULL,
	"link_expires_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"terms_version" text,
	"terms_accepted_at" timestamp (3) with time zone,
	"invited_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"last_seen_at" timestamp (3) with time zone,
	CONSTRAINT "audit_grants_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "audit_grants_token_key" UNIQUE("org_id","token_sha256")
);
--> statement-breakpoint
ALTER TABLE "audit_grants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_views" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"seq" bigserial NOT NULL,
	"grant_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"what" text NOT NULL,
	"object_kind" text NOT NULL,
	"object_id" text NOT NULL,
	"label" text NOT NULL,
	"ip" text,
	"user_agent" text,
	CONSTRAINT "audit_views_org_id_engagement_id_seq_pk" PRIMARY KEY("org_id","engagement_id","seq")
);
--> statement-breakpoint
ALTER TABLE "audit_views" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "engagement_controls" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"control_id" text NOT NULL,
	"position" integer NOT NULL,
	"reference" text,
	CONSTRAINT "engagement_controls_org_id_engagement_id_control_id_pk" PRIMARY KEY("org_id","engagement_id","control_id")
);
--> statement-breakpoint
ALTER TABLE "engagement_controls" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "engagement_snapshots" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"number" integer NOT NULL,
	"sha256" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"taken_by" text NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "engagement_snapshots_org_id_engagement_id_number_pk" PRIMARY KEY("org_id","engagement_id","number")
);
--> statement-breakpoint
ALTER TABLE "engagement_snapshots" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "engagements" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"number" integer NOT NULL,
	"name" text NOT NULL,
	"firm" text NOT NULL,
	"type" text NOT NULL,
	"frameworks" text[] NOT NULL,
	"categories" text[] NOT NULL,
	"window_from" date NOT NULL,
	"window_to" date NOT NULL,
	"fieldwork_from" date,
	"fieldwork_to" date,
	"phase" text NOT NULL,
	"timeline" jsonb NOT NULL,
	"previous_id" text,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "engagements_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "engagements_number_key" UNIQUE("org_id","number")
);
--> statement-breakpoint
ALTER TABLE "engagements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "second_factors" (
	"user_id" text PRIMARY KEY NOT NULL,
	"secret_enc" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"last_step" bigint DEFAULT 0 NOT NULL,
	"recovery_sha256" text[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "second_factor_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "audit_grants" ADD CONSTRAINT "audit_grants_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_views" ADD CONSTRAINT "audit_views_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_controls" ADD CONSTRAINT "engagement_controls_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_controls" ADD CONSTRAINT "engagement_controls_control_fk" FOREIGN KEY ("org_id","control_id") REFERENCES "public"."controls"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_snapshots" ADD CONSTRAINT "engagement_snapshots_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagements" ADD CONSTRAINT "engagements_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagements" ADD CONSTRAINT "engagements_previous_fk" FOREIGN KEY ("org_id","previous_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factors" ADD CONSTRAINT "second_factors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_grants_token_idx" ON "audit_grants" USING btree ("token_sha256");--> statement-breakpoint
CREATE INDEX "audit_grants_user_idx" ON "audit_grants" USING btree ("user_id") WHERE user_id is not null;--> statement-breakpoint
CREATE POLICY "audit_grants_tenant" ON "audit_grants" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_grants"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_grants"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_views_tenant" ON "audit_views" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_views"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_views"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "engagement_controls_tenant" ON "engagement_controls" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("engagement_controls"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("engagement_controls"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "engagement_snapshots_tenant" ON "engagement_snapshots" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("engagement_snapshots"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("engagement_snapshots"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "engagements_tenant" ON "engagements" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("engagements"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("engagements"."org_id" = (select nullif(current_setting('app.org_id', true), '')));