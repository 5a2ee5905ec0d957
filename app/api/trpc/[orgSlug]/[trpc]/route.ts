import { handleTrpc } from "@/server/trpc/handler";

type Route = { params: Promise<{ orgSlug: string }> };

const handle = async (request: Request, { params }: Route) => handleTrpc(request, (await params).orgSlug);

export { handle as GET, handle as POST };
