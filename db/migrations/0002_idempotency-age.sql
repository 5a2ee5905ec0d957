ALTER TABLE "idempotency_keys" ADD COLUMN "run_id" text;--> statement-breakpoint
CREATE INDEX "idempotency_keys_age_idx" ON "idempotency_keys" USING btree ("org_id","created_at");