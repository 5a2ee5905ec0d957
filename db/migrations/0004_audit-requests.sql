CREATE TABLE "audit_finding_events" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"id" text NOT NULL,
	"finding_id" text NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"side" text NOT NULL,
	"by" text NOT NULL,
	"grant_id" text,
	"said" jsonb NOT NULL,
	"evidence_ids" text[] NOT NULL,
	CONSTRAINT "audit_finding_events_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "audit_finding_events_seq_key" UNIQUE("org_id","finding_id","seq")
);
--> statement-breakpoint
ALTER TABLE "audit_finding_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_findings" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"id" text NOT NULL,
	"number" integer NOT NULL,
	"reference" text,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"severity" text NOT NULL,
	"facts" jsonb NOT NULL,
	"control_ids" text[] NOT NULL,
	"criteria" text[] NOT NULL,
	"evidence_ids" text[] NOT NULL,
	"grant_id" text NOT NULL,
	"raised_by" text NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_findings_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "audit_findings_number_key" UNIQUE("org_id","engagement_id","number")
);
--> statement-breakpoint
ALTER TABLE "audit_findings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_request_events" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"id" text NOT NULL,
	"request_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"side" text NOT NULL,
	"by" text NOT NULL,
	"grant_id" text,
	"kind" text NOT NULL,
	"reason" text,
	"text" text,
	"item_id" text,
	CONSTRAINT "audit_request_events_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "audit_request_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_request_items" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"id" text NOT NULL,
	"request_id" text NOT NULL,
	"evidence_id" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"text" text,
	"attached_by" text NOT NULL,
	"attached_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"grant_id" text,
	CONSTRAINT "audit_request_items_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "audit_request_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_requests" (
	"org_id" text NOT NULL,
	"engagement_id" text NOT NULL,
	"id" text NOT NULL,
	"number" integer NOT NULL,
	"reference" text,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"group_name" text NOT NULL,
	"wants" text NOT NULL,
	"period_from" date,
	"period_to" date,
	"due_on" date,
	"owner_id" text,
	"control_ids" text[] NOT NULL,
	"criteria" text[] NOT NULL,
	"state" text NOT NULL,
	"state_since" timestamp (3) with time zone NOT NULL,
	"side" text NOT NULL,
	"created_by" text NOT NULL,
	"grant_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"soon_reminded_for" date,
	"late_reminded_for" date,
	CONSTRAINT "audit_requests_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "audit_requests_number_key" UNIQUE("org_id","engagement_id","number")
);
--> statement-breakpoint
ALTER TABLE "audit_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "audit_finding_events" ADD CONSTRAINT "audit_finding_events_finding_fk" FOREIGN KEY ("org_id","finding_id") REFERENCES "public"."audit_findings"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_findings" ADD CONSTRAINT "audit_findings_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_request_events" ADD CONSTRAINT "audit_request_events_request_fk" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."audit_requests"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_request_items" ADD CONSTRAINT "audit_request_items_request_fk" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."audit_requests"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_request_items" ADD CONSTRAINT "audit_request_items_evidence_fk" FOREIGN KEY ("org_id","evidence_id") REFERENCES "public"."evidence"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_requests" ADD CONSTRAINT "audit_requests_engagement_fk" FOREIGN KEY ("org_id","engagement_id") REFERENCES "public"."engagements"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_finding_events_engagement_idx" ON "audit_finding_events" USING btree ("org_id","engagement_id");--> statement-breakpoint
CREATE INDEX "audit_request_events_request_idx" ON "audit_request_events" USING btree ("org_id","request_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_request_items_standing_key" ON "audit_request_items" USING btree ("org_id","request_id","evidence_id") WHERE state in ('attached', 'submitted', 'accepted');--> statement-breakpoint
CREATE INDEX "audit_request_items_evidence_idx" ON "audit_request_items" USING btree ("org_id","evidence_id","engagement_id");--> statement-breakpoint
CREATE INDEX "audit_request_items_request_idx" ON "audit_request_items" USING btree ("org_id","request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_requests_reference_key" ON "audit_requests" USING btree ("org_id","engagement_id","reference") WHERE reference is not null;--> statement-breakpoint
CREATE INDEX "audit_requests_owner_idx" ON "audit_requests" USING btree ("org_id","owner_id") WHERE owner_id is not null;--> statement-breakpoint
CREATE INDEX "audit_requests_due_idx" ON "audit_requests" USING btree ("org_id","due_on") WHERE state in ('open', 'more_needed') and due_on is not null;--> statement-breakpoint
CREATE POLICY "audit_finding_events_tenant" ON "audit_finding_events" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_finding_events"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_finding_events"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_findings_tenant" ON "audit_findings" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_findings"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_findings"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_request_events_tenant" ON "audit_request_events" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_request_events"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_request_events"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_request_items_tenant" ON "audit_request_items" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_request_items"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_request_items"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "audit_requests_tenant" ON "audit_requests" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("audit_requests"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("audit_requests"."org_id" = (select nullif(current_setting('app.org_id', true), '')));