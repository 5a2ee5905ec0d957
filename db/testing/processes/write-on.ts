import { randomUUID } from "node:crypto";

import { configureDatabase, withOrg } from "@/db/client";
import { systemContext } from "@/server/services/access/system-context";
import { recordChanges } from "@/server/services/ledger/record-change";

// So many writers at once, until they are killed: `<app url> <system url> <org> <writers>`. Prints the id of an entry once it is committed.
const [app = "", system = "", orgId = "", writers = "1"] = process.argv.slice(2);
configureDatabase({ app, system });
await Promise.all(Array.from({ length: Number(writers) }, async () => {
  for (;;) {
    const count = 1 + Math.floor(Math.random() * 5);
    const changes = Array.from({ length: count }, () => ({ action: "test.written", object: { kind: "test", id: randomUUID() }, detail: {} }));
    const ids = await withOrg(orgId, async (tx) => recordChanges(tx, systemContext(orgId, new Date()), changes));
    process.stdout.write(ids.map((id) => `${id}\n`).join(""));
  }
}));
