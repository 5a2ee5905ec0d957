/** A certificate that signs or signed an organization's reports. Nothing of its key. */
export type SigningIdentityView = {
  id: string; // sgn_…
  source: "own" | "uploaded";
  subject: string; issuer: string;
  sha256: string; // of the certificate
  validFrom: string; validUntil: string;
  createdBy: string; createdAt: string; retiredAt: string | null;
  reports: number; // signed with it
};

/** What a list shows of a report's signed copy. */
export type ReportSignatureView = { sha256: string; sizeBytes: number; level: "B-B" | "B-T"; stampError: string | null; signedAt: string };
