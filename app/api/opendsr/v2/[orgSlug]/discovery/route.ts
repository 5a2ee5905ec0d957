import { opendsr } from "@/server/http/opendsr";

export const GET = opendsr.discovery;
