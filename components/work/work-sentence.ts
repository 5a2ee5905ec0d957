import { plural } from "@/components/ui/count-format";
import type { WorkView } from "@/server/domain/work/view";

/** The page's answer in a sentence: "2 of your 5 controls need something now. 1 item waits for your answer." */
export function workSentence({ now, next, settled, questions, tasks }: WorkView): string {
  const owned = now.length + next.length + settled.length;
  const controls = owned === 0 ? "You own no control." : now.length === 0 ? `None of your ${plural(owned, "control")} needs anything now.` : `${now.length} of your ${plural(owned, "control")} ${now.length === 1 ? "needs" : "need"} something now.`;
  const asked = tasks.length === 0 ? "" : ` ${plural(tasks.length, "task")} for people’s requests ${tasks.length === 1 ? "waits" : "wait"} for you.`;
  if (questions.rows.length === 0) return `${controls}${asked}`;
  const waiting = questions.more ? `More than ${questions.rows.length} items wait` : `${plural(questions.rows.length, "item")} ${questions.rows.length === 1 ? "waits" : "wait"}`;
  return `${controls}${asked} ${waiting} for your answer.`;
}
