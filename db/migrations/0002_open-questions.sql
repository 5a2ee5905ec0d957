CREATE TABLE "evidence_open_questions" (
	"org_id" text NOT NULL,
	"evidence_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"open" integer NOT NULL,
	CONSTRAINT "evidence_open_questions_org_id_evidence_id_at_open_pk" PRIMARY KEY("org_id","evidence_id","at","open")
);
--> statement-breakpoint
ALTER TABLE "evidence_open_questions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "evidence_open_questions" ADD CONSTRAINT "evidence_open_questions_evidence_fk" FOREIGN KEY ("org_id","evidence_id") REFERENCES "public"."evidence"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "evidence_open_questions_tenant" ON "evidence_open_questions" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("evidence_open_questions"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("evidence_open_questions"."org_id" = (select nullif(current_setting('app.org_id', true), '')));