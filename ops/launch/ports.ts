import { createServer } from "node:net";

/** Throws one clear sentence when a port is taken. */
export async function requireFreePort(port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", () => reject(new Error(`Port ${port} is in use. Stop what runs there, or choose another with --port.`)));
    probe.listen(port, () => probe.close(() => resolve()));
  });
}

/** Waits until an address answers 200, or throws with what to look at. */
export async function waitForHttp(url: string, seconds: number, isAlive: () => boolean): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline && isAlive()) {
    const ok = await fetch(url).then((response) => response.ok, () => false);
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The web process did not become ready at ${url}.`);
}
