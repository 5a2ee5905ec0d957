import { afterAll } from "vitest";

import { closeDatabase, configureDatabase } from "../client";

import { closeAdmin } from "./admin";
import { dropDatabase, openDatabase } from "./database";

// Before each test file, also of those that share a process.
const database = await openDatabase();

process.env["PROOFROOM_SECRET"] = database.secret;
process.env["PROOFROOM_LEDGER_SEED"] = database.secret;
process.env["PROOFROOM_DATA_DIR"] = database.dataDir;
process.env["PROOFROOM_LOG_LEVEL"] = "silent";
configureDatabase({ app: database.appUrl, system: database.systemUrl });

afterAll(async () => {
  await closeAdmin();
  await closeDatabase();
  await dropDatabase();
});
