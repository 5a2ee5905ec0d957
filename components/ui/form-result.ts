/** What a form's `onSubmit` answers: done, or a sentence (what happened, what was kept, what to do) and errors by field. */
export type FormResult = { ok: true } | { ok: false; message: string; fields?: Record<string, string> };
