import { migrate } from "@/db/migrate";
import { roleUrl } from "@/db/urls";
import { parseEnv } from "@/server/env";

// `npm run migrate`: with the administrator's DATABASE_URL. Prints the addresses the processes need.
try {
  const { DATABASE_URL: admin, PROOFROOM_SECRET: secret } = parseEnv(process.env);
  if (!admin) throw new Error("Set DATABASE_URL to an address that may create roles and schemas.");
  await migrate(admin, secret);
  process.stdout.write(`The database is up to date.\nDATABASE_APP_URL=${roleUrl(admin, "app", secret)}\nDATABASE_SYSTEM_URL=${roleUrl(admin, "system", secret)}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
