CREATE TABLE "ledger"."anchor_events" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"sentence" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."anchor_keys" (
	"key_id" "bytea" PRIMARY KEY NOT NULL,
	"key_name" text NOT NULL,
	"type" smallint NOT NULL,
	"public_key" "bytea" NOT NULL,
	"vkey" text NOT NULL,
	"from_size" bigint NOT NULL,
	"to_size" bigint,
	"status" text NOT NULL,
	"retire_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "ledger"."anchor_head" ADD COLUMN "sys_id" text;--> statement-breakpoint
ALTER TABLE "ledger"."anchor_head" ADD COLUMN "timeline" integer;--> statement-breakpoint
-- The key that an anchor log from before this has signed with: <name>+<id in hex>+<base64 of type and key>.
INSERT INTO "ledger"."anchor_keys" ("key_id", "key_name", "type", "public_key", "vkey", "from_size", "status")
SELECT decode(split_part(vkey, '+', 2), 'hex'), origin, 1, substring(decode(substring(vkey from length(split_part(vkey, '+', 1)) + 11), 'base64') from 2), vkey, 0, 'active' FROM "ledger"."anchor_head";
