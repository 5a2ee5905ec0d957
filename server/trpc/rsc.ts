import "server-only";

import { TRPCError } from "@trpc/server";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";

import { ADDRESS_HEADER } from "@/server/domain/access/address-header";
import { returnAddress } from "@/server/domain/access/return-address";

import { currentVisitor } from "../auth/current-user";
import { createCaller } from "./root";

/** tRPC for server components: the same procedures, gates included. `-` as slug: no organization. */
export const api = cache(async (orgSlug: string) => {
  const { user, facts } = await currentVisitor();
  if (!user) redirect(signInAddress((await headers()).get(ADDRESS_HEADER)));
  return createCaller({ user, facts, orgSlug });
});

/** The sign-in page, which leads back to what was asked for. */
function signInAddress(asked: string | null): string {
  const to = returnAddress(asked);
  return to ? `/sign-in?${new URLSearchParams({ to })}` : "/sign-in";
}

/** Awaits a query of a page: somebody else's and nobody's organization or object is the same 404 page. */
export async function orNotFound<T>(query: Promise<T>): Promise<T> {
  return query.catch((error: unknown) => {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") notFound();
    throw error;
  });
}
