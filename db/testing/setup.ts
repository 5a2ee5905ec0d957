import { afterAll } from "vitest";

import { closeDatabase, configureDatabase } from "../client";

import { closeAdmin } from "./admin";
import { dropDatabase, openDatabase } from "./database";

// Before each test file, also of those that share a process.
const database = await openDatabase();

process.env["PROOFROOM_SECRET"] = database.secret;
process.env["PROOFROOM_LEDGER_SEED"] = database.secret;
process.env["PROOFROOM_DATA_DIR"] = database.dataDir;
// Peers of tests answer on this machine; every other inward address stays out of reach.
process.env["PROOFROOM_OUTBOUND_HOSTS"] = "127.0.0.1";
// Written by the tests that have authorities of their own.
process.env["PROOFROOM_OPENDSR_ROOTS"] = `${database.dataDir}/opendsr-roots.pem`;
process.env["PROOFROOM_LOG_LEVEL"] = "silent";
configureDatabase({ app: database.appUrl, system: database.systemUrl });

afterAll(async () => {
  await closeAdmin();
  await closeDatabase();
  await dropDatabase();
});
