type Hold = {
  id: string; evidenceId?: string | null; reason: string; by: string; at: Date; releasedBy?: string | null; releasedAt?: Date | null; releaseReason?: string | null;
};

/** A legal hold as the newest entry about it commits to it. The reasons are in no entry, but they are in the digest. */
export function committedHold(row: Hold): Record<string, unknown> {
  return {
    id: row.id, evidence: row.evidenceId ?? null, reason: row.reason, by: row.by, at: row.at.toISOString(),
    released_by: row.releasedBy ?? null, released_at: row.releasedAt?.toISOString() ?? null, release_reason: row.releaseReason ?? null,
  };
}
