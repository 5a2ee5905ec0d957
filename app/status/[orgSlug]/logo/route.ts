import { statusRoute } from "@/app/status/_document/respond";
import { showStatusLogo } from "@/server/http/status/visit";

export const GET = statusRoute(showStatusLogo);
