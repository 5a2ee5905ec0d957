import { isDatabaseUp as isRoleUp } from "@/db/client";

/** True when the database answers the web process within its connect timeout. */
export async function isDatabaseUp(): Promise<boolean> {
  return isRoleUp("app");
}
