import { opengdpr } from "@/server/http/opendsr";

export const GET = opengdpr.discovery;
