import { publicRoute } from "@/app/privacy/_document/respond";
import { actOnOwnCase, showCase } from "@/server/http/privacy/case";

export const GET = publicRoute(showCase);
export const POST = publicRoute(actOnOwnCase);
