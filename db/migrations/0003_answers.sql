CREATE TABLE "request_files" (
	"org_id" text NOT NULL,
	"request_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"right" text,
	"task_id" text,
	"system_id" text,
	"key_id" text NOT NULL,
	"sealed_name" "bytea",
	"media_type" text NOT NULL,
	"byte_size" bigint NOT NULL,
	"sha256" text NOT NULL,
	"stored" text NOT NULL,
	"sealed" "bytea",
	"created_at" timestamp (3) with time zone NOT NULL,
	"offered_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by" text,
	"revoke_text_id" text,
	"opens" integer NOT NULL,
	"last_opened_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"destroyed_at" timestamp (3) with time zone,
	CONSTRAINT "request_files_org_id_request_id_id_pk" PRIMARY KEY("org_id","request_id","id")
);
--> statement-breakpoint
ALTER TABLE "request_files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "request_files" ADD CONSTRAINT "request_files_request_fk" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."rights_requests"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "request_files_kept_idx" ON "request_files" USING btree ("org_id","expires_at") WHERE destroyed_at is null;--> statement-breakpoint
CREATE POLICY "request_files_tenant" ON "request_files" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("request_files"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("request_files"."org_id" = (select nullif(current_setting('app.org_id', true), '')));