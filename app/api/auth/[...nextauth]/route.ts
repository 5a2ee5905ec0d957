import NextAuth from "next-auth";

import { authOptions } from "@/server/auth/options";

type Route = { params: Promise<{ nextauth: string[] }> };

// The options read the environment, so they are made with the request and not with the module.
const handle = async (request: Request, route: Route): Promise<Response> => (NextAuth as unknown as (...args: unknown[]) => Promise<Response>)(request, route, authOptions());

export { handle as GET, handle as POST };
