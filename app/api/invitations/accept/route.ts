export { acceptInvitationRoute as POST } from "@/server/http/portal-files";
