/** What the trail can be filtered by; the actions and objects that services write. */
export const ACTIONS = [
  "evidence.pushed", "evidence.corrected", "evidence.accepted", "evidence.rejected", "evidence.linked", "evidence.supplemented", "evidence.withdrawn", "evidence.downloaded", "mapping.saved",
  "control.status_changed", "control.updated", "report.requested", "report.made", "report.downloaded", "pack.requested", "pack.made", "pack.downloaded",
  "member.invited", "member.joined", "member.role_changed", "member.removed", "invitation.revoked", "api_key.created", "api_key.revoked",
  "organization.created", "organization.updated", "catalog.adopted", "log.opened",
] as const;

export const OBJECT_KINDS = ["evidence", "control", "report", "pack", "member", "invitation", "api_key", "organization", "mapping", "log"] as const;
