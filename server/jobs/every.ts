import { log } from "../log";

export type Loop = { stop: () => Promise<void> };

/** Runs `work` again and again with a pause between. A failure is logged and tried again at the next turn. */
export function every(pauseMs: number, name: string, work: () => Promise<void>): Loop {
  let stopped = false;
  let wake: () => void = () => undefined;
  const run = async () => {
    while (!stopped) {
      try {
        await work();
      } catch (error) {
        log().error({ loop: name, err: error instanceof Error ? error.message : String(error) }, "loop failed, will try again");
      }
      await new Promise<void>((resolve) => {
        if (stopped) return resolve();
        const timer = setTimeout(resolve, pauseMs);
        wake = () => { clearTimeout(timer); resolve(); };
      });
    }
  };
  const done = run();
  return { stop: async () => { stopped = true; wake(); await done; } };
}
