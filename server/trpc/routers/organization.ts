import { z } from "zod";

import { CreateApiKeyInput } from "@/server/domain/access/schema";
import { SaveLookInput } from "@/server/domain/look/look";
import { CatalogSelection, ChangeRoleInput, InviteMemberInput, UpdateOrganizationInput } from "@/server/domain/organization/schema";
import { createApiKey } from "@/server/services/api-keys/create";
import { listApiKeys } from "@/server/services/api-keys/list";
import { revokeApiKey } from "@/server/services/api-keys/revoke";
import { changeRole } from "@/server/services/members/change-role";
import { inviteMember } from "@/server/services/members/invite";
import { listMembers } from "@/server/services/members/list";
import { removeMember } from "@/server/services/members/remove";
import { revokeInvitation } from "@/server/services/members/revoke-invitation";
import { adoptCatalog } from "@/server/services/organizations/adopt-catalog";
import { getOrganization } from "@/server/services/organizations/get";
import { getLook } from "@/server/services/organizations/get-look";
import { saveLook } from "@/server/services/organizations/save-look";
import { updateOrganization } from "@/server/services/organizations/update";

import { orgProcedure, router } from "../init";

const Id = z.strictObject({ id: z.string().max(60) });
const manages = orgProcedure.meta({ permission: "members:manage" });
const keys = orgProcedure.meta({ permission: "apiKeys:manage" });
const updates = orgProcedure.meta({ permission: "organization:update" });

export const organizationRouter = router({
  get: orgProcedure.meta({ permission: "organization:read" }).query(({ ctx }) => getOrganization(ctx.service)),
  me: orgProcedure.meta({ permission: "organization:read" }).query(({ ctx }) => ({
    userId: ctx.service.user.id, name: ctx.service.user.name, email: ctx.service.user.email, role: ctx.service.role, permissions: [...ctx.service.permissions], reach: ctx.service.reach, now: ctx.facts.now.toISOString(),
  })),
  update: updates.input(UpdateOrganizationInput).mutation(({ ctx, input }) => updateOrganization(ctx.service, input)),
  look: orgProcedure.meta({ permission: "organization:read" }).query(({ ctx }) => getLook(ctx.service)),
  saveLook: updates.input(SaveLookInput).mutation(({ ctx, input }) => saveLook(ctx.service, input)),
  adoptCatalog: updates.input(CatalogSelection).mutation(({ ctx, input }) => adoptCatalog(ctx.service, input)),
});

export const membersRouter = router({
  list: orgProcedure.meta({ permission: "members:read" }).query(({ ctx }) => listMembers(ctx.service)),
  invite: manages.input(InviteMemberInput).mutation(({ ctx, input }) => inviteMember(ctx.service, input)),
  revokeInvitation: manages.input(Id).mutation(({ ctx, input }) => revokeInvitation(ctx.service, input)),
  changeRole: manages.input(ChangeRoleInput).mutation(({ ctx, input }) => changeRole(ctx.service, input)),
  remove: manages.input(z.strictObject({ userId: z.string().max(60) })).mutation(({ ctx, input }) => removeMember(ctx.service, input)),
});

export const apiKeysRouter = router({
  list: orgProcedure.meta({ permission: "apiKeys:read" }).query(({ ctx }) => listApiKeys(ctx.service)),
  create: keys.input(CreateApiKeyInput).mutation(({ ctx, input }) => createApiKey(ctx.service, input)),
  revoke: keys.input(Id).mutation(({ ctx, input }) => revokeApiKey(ctx.service, input)),
});
