import { closeDatabase } from "@/db/client";
import { configure } from "@/server/configure";
import { startWorker } from "@/server/jobs/start-worker";
import { log } from "@/server/log";

configure();
const stopWorker = await startWorker();
log().info("worker started");

// postgres 3.4.9 can throw from a timer when a socket closes between two writes (a database restart does it). The query
// has its own rejection already; anything else that is uncaught ends the process as usual.
process.on("uncaughtException", (error) => {
  if (error instanceof TypeError && error.stack?.includes("postgres/src/connection.js")) return log().warn({ err: error.message }, "database connection closed");
  log().fatal({ err: error.message, stack: error.stack }, "uncaught");
  process.exit(1);
});

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
