/** What the trail can be filtered by; the actions and objects that services write. */
export const ACTIONS = [
  "evidence.pushed", "evidence.corrected", "evidence.accepted", "evidence.rejected", "evidence.linked", "evidence.supplemented", "evidence.withdrawn", "evidence.downloaded", "mapping.saved",
  "control.status_changed", "control.updated", "report.requested", "report.made", "report.downloaded", "pack.requested", "pack.made", "pack.downloaded",
  "member.invited", "member.joined", "member.role_changed", "member.removed", "invitation.revoked", "api_key.created", "api_key.revoked",
  "organization.created", "organization.updated", "catalog.adopted", "log.opened",
  "rights_request.received", "rights_request.identity_asked", "rights_request.identity_settled", "rights_request.extended", "rights_request.answer_prepared", "rights_request.answered", "rights_request.closed", "rights_request.assigned",
  "rights_request.message_received", "rights_request.message_sent", "privacy_settings.saved",
  "data_system.saved", "data_system.secret_rotated", "data_system.archived", "system_task.opened", "system_task.accepted", "system_task.done", "system_task.failed", "system_task.silent",
] as const;

export const OBJECT_KINDS = ["evidence", "control", "report", "pack", "member", "invitation", "api_key", "organization", "mapping", "log", "rights_request", "privacy_settings", "data_system", "system_task"] as const;
