ALTER TABLE "ledger"."held_changes" ADD COLUMN "n" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."held_changes" ADD COLUMN "mark" text;--> statement-breakpoint
ALTER TABLE "ledger"."self_checks" ADD COLUMN "mark" text;