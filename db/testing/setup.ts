import { afterAll } from "vitest";

import { closeDatabase, configureDatabase } from "../client";

import { database, dropDatabase } from "./database";

process.env["PROOFROOM_SECRET"] = database.secret;
process.env["PROOFROOM_LEDGER_SEED"] = database.secret;
process.env["PROOFROOM_DATA_DIR"] = database.dataDir;
// Peers of tests answer on this machine; every other inward address stays out of reach.
process.env["PROOFROOM_OUTBOUND_HOSTS"] = "127.0.0.1";
process.env["PROOFROOM_LOG_LEVEL"] = "silent";
configureDatabase({ app: database.appUrl, system: database.systemUrl });

afterAll(async () => {
  await closeDatabase();
  await dropDatabase();
});
