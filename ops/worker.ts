import { closeDatabase } from "@/db/client";
import { configure } from "@/server/configure";
import { startWorker } from "@/server/jobs/start-worker";
import { log } from "@/server/log";

configure();
const stopWorker = await startWorker();
log().info("worker started");

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await stopWorker();
  await closeDatabase();
  process.exit(0);
}
process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());
