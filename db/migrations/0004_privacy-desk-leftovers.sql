ALTER TABLE "person_erasures" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "portal_searches" ADD COLUMN "checked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "portal_searches" ADD COLUMN "checked" text[] DEFAULT '{}' NOT NULL;