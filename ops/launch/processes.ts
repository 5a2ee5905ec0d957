import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import path from "node:path";

type Child = { name: string; process: ChildProcess };
const PATIENCE_MS = 25_000;

/** The processes a launcher started. All end with it: by a signal when it stops, by the closed channel when it is killed. */
export class Processes {
  readonly #children: Child[] = [];
  #stopping = false;

  constructor(
    private readonly logFolder: string,
    private readonly onUnexpectedExit: (name: string, logFile: string) => void,
  ) {
    mkdirSync(logFolder, { recursive: true });
  }

  /** Starts a Node script with the pinned Node; its output goes to `<name>.log`. */
  start(name: string, args: string[], env: NodeJS.ProcessEnv): ChildProcess {
    const logFile = path.join(this.logFolder, `${name}.log`);
    const log = createWriteStream(logFile, { flags: "a" });
    const child = spawn(process.execPath, ["--import", path.resolve("ops/launch/exit-with-parent.mjs"), ...args], {
      env, stdio: ["ignore", "pipe", "pipe", "ipc"], detached: true,
    });
    child.stdout?.pipe(log);
    child.stderr?.pipe(log);
    child.on("exit", () => {
      if (!this.#stopping) this.onUnexpectedExit(name, logFile);
    });
    this.#children.push({ name, process: child });
    return child;
  }

  /** Asks all to end and waits; who does not end in time is killed. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#children.map(async ({ process: child }) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
      child.kill("SIGTERM");
      await gone;
      clearTimeout(timer);
    }));
  }
}
