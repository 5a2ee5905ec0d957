ALTER TABLE "control_revisions" ADD COLUMN "entry_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence_link_changes" ADD COLUMN "entry_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence_links" ADD COLUMN "entry_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence_reviews" ADD COLUMN "entry_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence_withdrawals" ADD COLUMN "entry_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "record_supplements" ADD COLUMN "entry_id" text NOT NULL;