import { configureDatabase } from "@/db/client";
import { makeRequestedPack } from "@/server/services/packs/make";

// Makes one pack, or is killed at it: `<app url> <system url> <org> <pack>`.
const [app = "", system = "", orgId = "", packId = ""] = process.argv.slice(2);
configureDatabase({ app, system });
await makeRequestedPack(orgId, packId, () => new Date());
process.stdout.write("made\n");
process.exit(0);
