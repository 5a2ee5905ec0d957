CREATE TABLE "report_signatures" (
	"org_id" text NOT NULL,
	"report_id" text NOT NULL,
	"identity_id" text NOT NULL,
	"unsigned_sha256" text NOT NULL,
	"sha256" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"level" text NOT NULL,
	"stamp_error" text,
	"signed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "report_signatures_org_id_report_id_pk" PRIMARY KEY("org_id","report_id")
);
--> statement-breakpoint
ALTER TABLE "report_signatures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "signing_authorities" (
	"key_sha256" text PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"certificate" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signing_identities" (
	"org_id" text NOT NULL,
	"id" text NOT NULL,
	"source" text NOT NULL,
	"subject" text NOT NULL,
	"issuer" text NOT NULL,
	"sha256" text NOT NULL,
	"scheme" text NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_until" timestamp (3) with time zone NOT NULL,
	"certificates" text NOT NULL,
	"key_enc" "bytea" NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "signing_identities_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "signing_identities" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "report_signatures" ADD CONSTRAINT "report_signatures_report_fk" FOREIGN KEY ("org_id","report_id") REFERENCES "public"."reports"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_signatures" ADD CONSTRAINT "report_signatures_identity_fk" FOREIGN KEY ("org_id","identity_id") REFERENCES "public"."signing_identities"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signing_identities" ADD CONSTRAINT "signing_identities_org_id_organizations_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "signing_identities_current_key" ON "signing_identities" USING btree ("org_id") WHERE retired_at is null;--> statement-breakpoint
CREATE POLICY "report_signatures_tenant" ON "report_signatures" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("report_signatures"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("report_signatures"."org_id" = (select nullif(current_setting('app.org_id', true), '')));--> statement-breakpoint
CREATE POLICY "signing_identities_tenant" ON "signing_identities" AS PERMISSIVE FOR ALL TO "proofroom_app", "proofroom_system" USING ("signing_identities"."org_id" = (select nullif(current_setting('app.org_id', true), ''))) WITH CHECK ("signing_identities"."org_id" = (select nullif(current_setting('app.org_id', true), '')));