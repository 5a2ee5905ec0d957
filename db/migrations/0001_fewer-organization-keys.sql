ALTER TABLE "evidence_links" DROP CONSTRAINT "evidence_links_org_id_organizations_org_id_fk";
--> statement-breakpoint
ALTER TABLE "evidence_reviews" DROP CONSTRAINT "evidence_reviews_org_id_organizations_org_id_fk";
--> statement-breakpoint
ALTER TABLE "evidence_withdrawals" DROP CONSTRAINT "evidence_withdrawals_org_id_organizations_org_id_fk";
--> statement-breakpoint
ALTER TABLE "record_supplements" DROP CONSTRAINT "record_supplements_org_id_organizations_org_id_fk";
--> statement-breakpoint
ALTER TABLE "records" DROP CONSTRAINT "records_org_id_organizations_org_id_fk";
