import type { Certificate, CertificateCheck } from "./certificate";

/** How things stand now, whatever version somebody holds. Days of backup sets that are left, soonest first. */
export type CertificateStanding = { newestVersion: number; backupsLeft: string[]; exceptions: { item: number; endsOn: string | null; ended: boolean }[] };
export type CheckedCertificate = { ok: true; certificate: Certificate; standing: CertificateStanding | null } | Extract<CertificateCheck, { ok: false }>;
