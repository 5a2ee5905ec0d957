type Waiting<Call, Answer> = { call: Call; resolve: (answer: Answer) => void; reject: (error: unknown) => void };

/**
 * Calls of one key run one group at a time: those that arrive while a group is under way form the next. Nobody waits
 * for company, and the busier it is the less a call costs (group commit). Where a group fails, each of its calls is
 * tried alone, so that none fails for another's fault. `run` answers in the order of its calls, all or none.
 */
export function inGroups<Call, Answer>(run: (calls: Call[]) => Promise<Answer[]>, most: number): (key: string, call: Call) => Promise<Answer> {
  const lines = new Map<string, Waiting<Call, Answer>[]>();

  async function serve(key: string, line: Waiting<Call, Answer>[]): Promise<void> {
    while (line.length > 0) await settle(line.splice(0, most));
    lines.delete(key);
  }

  async function settle(group: Waiting<Call, Answer>[]): Promise<void> {
    try {
      const answers = await run(group.map(({ call }) => call));
      group.forEach(({ resolve }, i) => resolve(answers[i] as Answer));
    } catch (error) {
      if (group.length > 1) for (const one of group) await settle([one]);
      else group[0]?.reject(error);
    }
  }

  return async (key, call) => new Promise((resolve, reject) => {
    const line = lines.get(key);
    if (line) return void line.push({ call, resolve, reject });
    const opened = [{ call, resolve, reject }];
    lines.set(key, opened);
    void serve(key, opened);
  });
}
