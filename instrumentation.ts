/** Runs once when the web process starts, before the first request. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const [{ configure }, { completeIncoming }] = await Promise.all([import("./server/configure"), import("./server/http/incoming")]);
  completeIncoming();
  configure();
}
