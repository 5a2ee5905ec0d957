import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

// The integration tests on the project's own PostgreSQL 18, and again on a PostgreSQL 15 where one is installed.
const OLDER = ["/usr/lib/postgresql/15/bin", "/opt/homebrew/opt/postgresql@15/bin", "/usr/pgsql-15/bin"];

run({});
const older = OLDER.find((folder) => existsSync(`${folder}/postgres`));
if (older) run({ PROOFROOM_TEST_PG: older });
else process.stdout.write("Skipped: the integration tests on PostgreSQL 15. None is installed here.\n");

function run(extra: Record<string, string>): void {
  const { status } = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "--project", "integration", "--project", "integration-apart", ...process.argv.slice(2)], { stdio: "inherit", env: { ...process.env, ...extra } });
  if (status !== 0) process.exit(status ?? 1);
}
