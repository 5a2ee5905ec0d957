CREATE TABLE "case_evidence" (
	"org_id" text NOT NULL,
	"request_id" text NOT NULL,
	"closed_seq" integer NOT NULL,
	"evidence_id" text NOT NULL,
	"records" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_evidence_org_id_request_id_closed_seq_pk" PRIMARY KEY("org_id","request_id","closed_seq")
);
--> statement-breakpoint
ALTER TABLE "case_evidence" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "case_nudges" (
	"org_id" text NOT NULL,
	"request_id" text NOT NULL,
	"kind" text NOT NULL,
	"due_on" date NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"sent_to" text[] NOT NULL,
	CONSTRAINT "case_nudges_org_id_request_id_kind_due_on_pk" PRIMARY KEY("org_id","request_id","kind","due_on")
);
--> statement-breakpoint
ALTER TABLE "case_nudges" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "hand_over_keys" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "hand_over_keys_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "hand_over_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "hand_over_uses" (
	"org_id" text NOT NULL,
	"nonce_ref" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "hand_over_uses_org_id_nonce_ref_pk" PRIMARY KEY("org_id","nonce_ref")
);
--> statement-breakpoint
ALTER TABLE "hand_over_uses" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "right_progress" (
	"org_id" text NOT NULL,
	"request_id" text NOT NULL,
	"right" text NOT NULL,
	"received_on" date NOT NULL,
	"due_on" date,
	"is_extended" boolean NOT NULL,
	"extended_after_days" integer,
	"outcome" text,
	"ended_on" date,
	"open_days" integer,
	"days_late" integer,
	"grounds" text[] NOT NULL,
	CONSTRAINT "right_progress_org_id_request_id_right_pk" PRIMARY KEY("org_id","request_id","right")
);
--> statement-breakpoint
ALTER TABLE "right_progress" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "rights_requests" ADD COLUMN "filing_ref" text;--> statement-breakpoint
ALTER TABLE "case_evidence" ADD CONSTRAINT "case_evidence_request_fk" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."rights_requests"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_nudges" ADD CONSTRAINT "case_nudges_request_fk" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."rights_requests"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over_keys" ADD CONSTRAINT "hand_over_keys_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over_uses" ADD CONSTRAINT "hand_over_uses_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "right_progress" ADD CONSTRAINT "right_progress_request_fk" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."rights_requests"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "right_progress_received_idx" ON "right_progress" USING btree ("org_id","received_on");--> statement-breakpoint
ALTER TABLE "rights_requests" ADD CONSTRAINT "rights_requests_filing_key" UNIQUE("org_id","filing_ref");--> statement-breakpoint
CREATE POLICY "case_evidence_tenant" ON "case_evidence" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("case_evidence"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("case_evidence"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "case_nudges_tenant" ON "case_nudges" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("case_nudges"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("case_nudges"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "hand_over_keys_tenant" ON "hand_over_keys" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("hand_over_keys"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("hand_over_keys"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "hand_over_uses_tenant" ON "hand_over_uses" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("hand_over_uses"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("hand_over_uses"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "right_progress_tenant" ON "right_progress" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("right_progress"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("right_progress"."org_id" = (select nullif(current_setting('app.org_id', true), '')));