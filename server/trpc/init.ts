import { initTRPC, TRPCError, type TRPC_ERROR_CODE_KEY } from "@trpc/server";
import { z } from "zod";

import { PERMISSIONS, type Permission } from "@/server/domain/access/permissions";

import { toServiceError } from "../http/problem";
import type { RequestFacts } from "../http/request-facts";
import { log } from "../log";
import { authorize } from "../services/context";
import { inAuditRoom } from "../services/access/resolve-auditor";
import { resolveMember, type MemberContext } from "../services/access/resolve-member";
import { ServiceError, type ErrorCode, type ErrorDetail } from "../services/errors";
import type { SignedInUser } from "../services/sessions/resolve";

/** `orgSlug` is the place in the address: an organization's slug, an engagement's id, or `-` for neither. */
export type TrpcContext = { user: SignedInUser | undefined; facts: RequestFacts; orgSlug: string };
type Meta = { permission?: Permission };

const CODES: Record<ErrorCode, TRPC_ERROR_CODE_KEY> = {
  UNAUTHORIZED: "UNAUTHORIZED", FORBIDDEN: "FORBIDDEN", NOT_FOUND: "NOT_FOUND", GONE: "NOT_FOUND", INVALID: "BAD_REQUEST", CONFLICT: "CONFLICT",
  UNPROCESSABLE: "UNPROCESSABLE_CONTENT", TOO_LARGE: "PAYLOAD_TOO_LARGE", RATE_LIMITED: "TOO_MANY_REQUESTS", UNAVAILABLE: "SERVICE_UNAVAILABLE",
};

const t = initTRPC.context<TrpcContext>().meta<Meta>().create({
  // Nothing of the inside leaves: no stack, no schema internals; our own refusals carry their details.
  errorFormatter: ({ shape, error, ctx }) => {
    const known = toServiceError(error.cause) ?? (error.cause instanceof z.ZodError ? refusedInput(error.cause) : undefined);
    const details: ErrorDetail[] = known?.details ?? [];
    const message = known?.message ?? (error.code === "INTERNAL_SERVER_ERROR" ? "Something failed on our side. Nothing was changed. Try again." : shape.message);
    return { message, code: shape.code, data: { code: error.code, httpStatus: shape.data.httpStatus, details, requestId: ctx?.facts.requestId ?? null } };
  },
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** An input that does not fit its schema, in the words of the schema and with each field. */
function refusedInput(error: z.ZodError): ServiceError {
  const details = error.issues.slice(0, 50).map((issue) => ({ field: issue.path.join("."), message: issue.message }));
  return new ServiceError("INVALID", details[0]?.message ?? "The input is not valid.", details);
}

/** Maps a failure once. tRPC's `next()` does not throw: it answers `ok: false`. */
const mapped = t.procedure.use(async ({ next, ctx }) => {
  const result = await next();
  if (result.ok) return result;
  const known = toServiceError(result.error.cause);
  if (known) throw new TRPCError({ code: CODES[known.code], message: known.message, cause: known });
  if (result.error.code === "INTERNAL_SERVER_ERROR") log().error({ requestId: ctx.facts.requestId, err: result.error.cause?.message, stack: result.error.cause?.stack }, "procedure failed");
  return result;
});

/** For anybody: signing in, an invitation link. */
export const publicProcedure = mapped;

/** For somebody signed in, whatever their organizations. */
export const userProcedure = mapped.use(async ({ ctx, next }) => {
  if (!ctx.user) throw new TRPCError({ code: "UNAUTHORIZED", message: "Sign in first." });
  return next({ ctx: { ...ctx, user: ctx.user } });
});

/** For a member of the organization in the address. Every such procedure declares the permission its verb asks for. */
export const orgProcedure = userProcedure.use(async ({ ctx, meta, next }) => {
  if (!meta?.permission || !PERMISSIONS.includes(meta.permission)) throw new Error("An organization procedure declares its permission.");
  const service: MemberContext = await resolveMember(ctx.orgSlug, ctx.user, ctx.facts);
  // The verb asks again; here it also holds for the few procedures that call none.
  authorize(service, meta.permission);
  return next({ ctx: { ...ctx, service } });
});

/** For an auditor of the engagement in the address. */
export const auditProcedure = userProcedure.use(async ({ ctx, meta, next }) => {
  const { permission } = meta ?? {};
  if (!permission) throw new Error("A procedure of the audit room declares its permission.");
  return inAuditRoom(ctx.orgSlug, ctx.user, ctx.facts, async (service) => {
    authorize(service, permission);
    return next({ ctx: { ...ctx, service } });
  });
});
