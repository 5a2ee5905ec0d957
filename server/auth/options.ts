import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";

import { env } from "../env";
import { requestFacts } from "../http/request-facts";
import { ServiceError } from "../services/errors";
import { endSession } from "../services/sessions/end";
import { signIn } from "../services/users/sign-in";
import { signInByLink } from "../services/users/sign-in-by-link";
import { ABSOLUTE_DAYS } from "../services/sessions/start";
import { sessionCookieName } from "./cookie";

/**
 * next-auth as the protocol shell only: its JWT carries a random `sid` and nothing else; the session itself is a row
 * that is looked up on every request.
 */
export function authOptions(): NextAuthOptions {
  const secure = env().PROOFROOM_URL.startsWith("https:");
  return {
    secret: env().PROOFROOM_SECRET,
    session: { strategy: "jwt", maxAge: ABSOLUTE_DAYS * 86_400 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    useSecureCookies: secure,
    cookies: { sessionToken: { name: sessionCookieName(), options: { httpOnly: true, sameSite: "lax", path: "/", secure } } },
    providers: [
      CredentialsProvider({
        id: "password", name: "Password", credentials: { email: {}, password: {} },
        authorize: async (given, request) => answer(async () => signIn(factsOf(request), { email: given?.email, password: given?.password })),
      }),
      CredentialsProvider({
        id: "link", name: "Link", credentials: { token: {} },
        authorize: async (given, request) => answer(async () => signInByLink(factsOf(request), { token: given?.token })),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: (user as { sid?: string }).sid } : { sid: token["sid"] }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.["sid"] === "string") await endSession(token["sid"], new Date());
      },
    },
    logger: { error: () => undefined, warn: () => undefined, debug: () => undefined },
  };
}

type Answer = { userId: string; sid: string };

/** The message of a refusal reaches the form through next-auth's own error channel; anything else is not for people. */
async function answer(work: () => Promise<Answer>): Promise<{ id: string; sid: string }> {
  try {
    const { userId, sid } = await work();
    return { id: userId, sid };
  } catch (error) {
    throw new Error(error instanceof ServiceError ? error.message : "Signing in failed on our side. Try again.", { cause: error });
  }
}

function factsOf(request: { headers?: Record<string, unknown> } | undefined) {
  const plain = Object.entries(request?.headers ?? {}).flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as [string, string]] : []));
  return requestFacts(new Headers(plain));
}
