import { z } from "zod";

import { PageCursor } from "../evidence/cursor";
import { Moment } from "../evidence/schema";

const short = z.string().trim().min(1).max(120);

export const ListActivityInput = z.strictObject({
  cursor: PageCursor.optional(),
  limit: z.int().min(1).max(1000).default(50),
  actor: short.optional(),
  action: short.optional(),
  objectKind: short.optional(),
  objectId: short.optional(),
  /** Part of the object's name or id, or a whole request id or address. */
  text: short.optional(),
  from: Moment.optional(),
  to: Moment.optional(),
});
export type ListActivityInput = z.infer<typeof ListActivityInput>;
