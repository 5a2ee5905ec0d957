import { publicRoute } from "@/app/privacy/_document/respond";
import { showSent } from "@/server/http/privacy/centre";

export const GET = publicRoute(showSent);
