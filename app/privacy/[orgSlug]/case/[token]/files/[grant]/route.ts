import { publicRoute } from "@/app/privacy/_document/respond";
import { fetchCaseFile } from "@/server/http/privacy/case";

export const GET = publicRoute(fetchCaseFile);
