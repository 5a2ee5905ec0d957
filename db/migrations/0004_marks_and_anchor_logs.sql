ALTER TABLE "ledger"."anchor_signatures" DROP CONSTRAINT "anchor_signatures_size_anchor_checkpoints_size_fk";--> statement-breakpoint
ALTER TABLE "ledger"."instance_anchors" DROP CONSTRAINT "instance_anchors_checkpoint_fk";--> statement-breakpoint
ALTER TABLE "ledger"."anchor_head" DROP CONSTRAINT "anchor_head_one_row_check";--> statement-breakpoint
DROP INDEX "ledger"."instance_anchors_target_key";--> statement-breakpoint
ALTER TABLE "ledger"."anchor_signatures" DROP CONSTRAINT "anchor_signatures_size_key_name_key_id_pk";--> statement-breakpoint
ALTER TABLE "ledger"."anchor_tiles" DROP CONSTRAINT "anchor_tiles_level_n_pk";--> statement-breakpoint
ALTER TABLE "ledger"."anchor_checkpoints" DROP CONSTRAINT "anchor_checkpoints_pkey";--> statement-breakpoint
ALTER TABLE "ledger"."anchor_keys" DROP CONSTRAINT "anchor_keys_pkey";--> statement-breakpoint
ALTER TABLE "ledger"."anchor_leaves" DROP CONSTRAINT "anchor_leaves_pkey";--> statement-breakpoint
ALTER TABLE "ledger"."anchor_checkpoints" ADD COLUMN "log_no" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."anchor_events" ADD COLUMN "log_no" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."anchor_keys" ADD COLUMN "log_no" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."anchor_leaves" ADD COLUMN "log_no" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."anchor_signatures" ADD COLUMN "log_no" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."anchor_tiles" ADD COLUMN "log_no" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."instance_anchors" ADD COLUMN "log_no" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."held_changes" ADD COLUMN "n" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."held_changes" ADD COLUMN "mark" text;--> statement-breakpoint
ALTER TABLE "ledger"."self_checks" ADD COLUMN "mark" text;--> statement-breakpoint
ALTER TABLE "ledger"."anchor_checkpoints" ADD CONSTRAINT "anchor_checkpoints_log_no_size_pk" PRIMARY KEY("log_no","size");--> statement-breakpoint
ALTER TABLE "ledger"."anchor_keys" ADD CONSTRAINT "anchor_keys_log_no_key_id_pk" PRIMARY KEY("log_no","key_id");--> statement-breakpoint
ALTER TABLE "ledger"."anchor_leaves" ADD CONSTRAINT "anchor_leaves_log_no_idx_pk" PRIMARY KEY("log_no","idx");--> statement-breakpoint
ALTER TABLE "ledger"."anchor_signatures" ADD CONSTRAINT "anchor_signatures_log_no_size_key_name_key_id_pk" PRIMARY KEY("log_no","size","key_name","key_id");--> statement-breakpoint
ALTER TABLE "ledger"."anchor_tiles" ADD CONSTRAINT "anchor_tiles_log_no_level_n_pk" PRIMARY KEY("log_no","level","n");--> statement-breakpoint
ALTER TABLE "ledger"."anchor_signatures" ADD CONSTRAINT "anchor_signatures_checkpoint_fk" FOREIGN KEY ("log_no","size") REFERENCES "ledger"."anchor_checkpoints"("log_no","size") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."instance_anchors" ADD CONSTRAINT "instance_anchors_checkpoint_fk" FOREIGN KEY ("log_no","size") REFERENCES "ledger"."anchor_checkpoints"("log_no","size") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "instance_anchors_target_key" ON "ledger"."instance_anchors" USING btree ("log_no","size","kind","target");--> statement-breakpoint
ALTER TABLE "ledger"."anchor_head" ADD CONSTRAINT "anchor_head_number_check" CHECK ("ledger"."anchor_head"."id" >= 1);
