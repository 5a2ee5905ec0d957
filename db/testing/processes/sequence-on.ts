import { configureDatabase } from "@/db/client";
import { sequenceLog } from "@/server/services/ledger/sequence";

// One sequencer, until it is killed: `<app url> <system url> <org> <log>`.
const [app = "", system = "", orgId = "", logId = ""] = process.argv.slice(2);
configureDatabase({ app, system });
process.stdout.write("ready\n");
for (;;) {
  if ((await sequenceLog(orgId, logId, new Date())) === 0) await new Promise((resolve) => { setTimeout(resolve, 5); });
}
