CREATE TABLE "opendsr_processors" (
	"org_id" text NOT NULL,
	"system_id" text NOT NULL,
	"sealed_authorization" "bytea",
	"result_hosts" text[] NOT NULL,
	"base_url" text,
	"domain" text,
	"discovery" jsonb,
	"certificate" text,
	"fetched_at" timestamp (3) with time zone,
	CONSTRAINT "opendsr_processors_org_id_system_id_pk" PRIMARY KEY("org_id","system_id")
);
--> statement-breakpoint
ALTER TABLE "opendsr_processors" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "opendsr_settings" (
	"org_id" text PRIMARY KEY NOT NULL,
	"is_open" boolean NOT NULL,
	"domain" text NOT NULL,
	"certificate" text NOT NULL,
	"sealed_key" "bytea" NOT NULL,
	"is_test" boolean NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "opendsr_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "opendsr_submissions" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"request_id" text NOT NULL,
	"task_id" text NOT NULL,
	"system_id" text NOT NULL,
	"right" text NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"status" text,
	"outcome" text,
	"expected_at" timestamp (3) with time zone,
	"results_count" integer,
	"receipt_sha256" text,
	"next_poll_at" timestamp (3) with time zone,
	"problem" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "opendsr_submissions_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "opendsr_submissions_task_key" UNIQUE("org_id","request_id","task_id")
);
--> statement-breakpoint
ALTER TABLE "opendsr_submissions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "protocol_peers" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"callback_hosts" text[] NOT NULL,
	"api_key_ids" text[] NOT NULL,
	"sealed_secret" "bytea",
	"sealed_previous" "bytea",
	"previous_until" timestamp (3) with time zone,
	"last_received_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "protocol_peers_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "protocol_peers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "received_requests" (
	"org_id" text NOT NULL,
	"peer_id" text NOT NULL,
	"external_id" text NOT NULL,
	"request_id" text NOT NULL,
	"right" text NOT NULL,
	"dialect" text,
	"content_mac" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"expected_at" timestamp (3) with time zone NOT NULL,
	"callback_urls" text[] NOT NULL,
	"reported_status" text NOT NULL,
	"reported_outcome" text,
	"looked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "received_requests_org_id_peer_id_external_id_pk" PRIMARY KEY("org_id","peer_id","external_id")
);
--> statement-breakpoint
ALTER TABLE "received_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "status_callbacks" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"peer_id" text NOT NULL,
	"external_id" text NOT NULL,
	"url" text NOT NULL,
	"status" text NOT NULL,
	"outcome" text,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"next_try_at" timestamp (3) with time zone,
	"problem" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "status_callbacks_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "status_callbacks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "opendsr_processors" ADD CONSTRAINT "opendsr_processors_system_fk" FOREIGN KEY ("org_id","system_id") REFERENCES "public"."data_systems"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opendsr_settings" ADD CONSTRAINT "opendsr_settings_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opendsr_submissions" ADD CONSTRAINT "opendsr_submissions_request_fk" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."rights_requests"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opendsr_submissions" ADD CONSTRAINT "opendsr_submissions_system_fk" FOREIGN KEY ("org_id","system_id") REFERENCES "public"."data_systems"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "protocol_peers" ADD CONSTRAINT "protocol_peers_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "received_requests" ADD CONSTRAINT "received_requests_peer_fk" FOREIGN KEY ("org_id","peer_id") REFERENCES "public"."protocol_peers"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "received_requests" ADD CONSTRAINT "received_requests_request_fk" FOREIGN KEY ("org_id","request_id") REFERENCES "public"."rights_requests"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_callbacks" ADD CONSTRAINT "status_callbacks_request_fk" FOREIGN KEY ("org_id","peer_id","external_id") REFERENCES "public"."received_requests"("org_id","peer_id","external_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "opendsr_submissions_poll_idx" ON "opendsr_submissions" USING btree ("org_id","next_poll_at") WHERE next_poll_at is not null;--> statement-breakpoint
CREATE INDEX "protocol_peers_keys_idx" ON "protocol_peers" USING gin ("api_key_ids");--> statement-breakpoint
CREATE INDEX "received_requests_request_idx" ON "received_requests" USING btree ("org_id","request_id");--> statement-breakpoint
CREATE INDEX "status_callbacks_due_idx" ON "status_callbacks" USING btree ("org_id","next_try_at") WHERE state = 'pending';--> statement-breakpoint
CREATE POLICY "opendsr_processors_tenant" ON "opendsr_processors" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("opendsr_processors"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("opendsr_processors"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "opendsr_settings_tenant" ON "opendsr_settings" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("opendsr_settings"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("opendsr_settings"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "opendsr_submissions_tenant" ON "opendsr_submissions" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("opendsr_submissions"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("opendsr_submissions"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "protocol_peers_tenant" ON "protocol_peers" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("protocol_peers"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("protocol_peers"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "received_requests_tenant" ON "received_requests" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("received_requests"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("received_requests"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "status_callbacks_tenant" ON "status_callbacks" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("status_callbacks"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("status_callbacks"."org_id" = (select nullif(current_setting('app.org_id', true), '')));