import { z } from "zod";

import { CreateOrganizationInput, Email } from "@/server/domain/organization/schema";
import { getAuditInvitation } from "@/server/services/engagements/accept";
import { getInvitation } from "@/server/services/members/accept-invitation";
import { createOrganization } from "@/server/services/organizations/create";
import { listOwnOrganizations } from "@/server/services/organizations/list-own";
import { requestSignInLink } from "@/server/services/users/request-sign-in-link";

import { publicProcedure, router, userProcedure } from "../init";

export const accountRouter = router({
  organizations: userProcedure.query(({ ctx }) => listOwnOrganizations(ctx.user)),
  createOrganization: userProcedure.input(CreateOrganizationInput).mutation(({ ctx, input }) => createOrganization(ctx.user, ctx.facts, input)),
  requestSignInLink: publicProcedure.input(z.strictObject({ email: Email, to: z.string().max(2000).optional() })).mutation(({ ctx, input }) => requestSignInLink(ctx.facts, input)),
  // A mutation although it changes nothing: the token must not stand in an address.
  auditInvitation: publicProcedure.input(z.strictObject({ token: z.string().max(100) })).mutation(({ ctx, input }) => getAuditInvitation(ctx.facts, input)),
  invitation: publicProcedure.input(z.strictObject({ token: z.string().max(100) })).mutation(({ ctx, input }) => getInvitation(ctx.facts, input)),
});
