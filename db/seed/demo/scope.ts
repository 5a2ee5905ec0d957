import type { CatalogSelection } from "@/server/domain/organization/schema";

/** What Acme Cloud is examined against: SOC 2 security, availability and confidentiality; GDPR as controller and processor. */
export const DEMO_SCOPE: CatalogSelection = {
  frameworks: ["soc2", "gdpr"],
  soc2Categories: ["security", "availability", "confidentiality"],
  gdprRoles: ["controller", "processor"],
};

export const DEMO_ORGANIZATION = { name: "Acme Cloud", slug: "acme-cloud" };
