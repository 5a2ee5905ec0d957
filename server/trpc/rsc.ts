import "server-only";

import { TRPCError } from "@trpc/server";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";

import { currentVisitor } from "../auth/current-user";
import { createCaller } from "./root";

/** tRPC for server components: the same procedures, gates included. `-` as slug: no organization. */
export const api = cache(async (orgSlug: string) => {
  const { user, facts } = await currentVisitor();
  if (!user) redirect("/sign-in");
  return createCaller({ user, facts, orgSlug });
});

/** Awaits a query of a page: somebody else's and nobody's organization or object is the same 404 page. */
export async function orNotFound<T>(query: Promise<T>): Promise<T> {
  return query.catch((error: unknown) => {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") notFound();
    throw error;
  });
}
