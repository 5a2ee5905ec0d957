type Organization = { orgId: string; slug: string; name: string; timezone: string; zones: readonly { from: string; timezone: string }[]; createdAt: Date };

/** What of an organization the newest entry about it commits to: the zones decide in which day, month and quarter everything falls. */
export function committedOrganization({ orgId, slug, name, timezone, zones, createdAt }: Organization): Record<string, unknown> {
  return { id: orgId, slug, name, timezone, zones: zones.map((zone) => ({ from: zone.from, timezone: zone.timezone })), created_at: createdAt.toISOString() };
}
