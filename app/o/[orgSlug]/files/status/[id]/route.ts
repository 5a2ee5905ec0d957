import { statusDocument } from "@/app/status/_document/respond";
import { readStatusVersion } from "@/server/http/status/review";

export const GET = readStatusVersion(statusDocument);
