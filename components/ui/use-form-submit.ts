"use client";

import type { FieldValues, Path, UseFormReturn } from "react-hook-form";

import type { FormResult } from "./form-result";

/**
 * Binds a form to an async `onSubmit`: field errors land at their fields, the sentence lands at the form,
 * and what was typed stays as it was.
 */
export function useFormSubmit<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  onSubmit: (values: Values) => Promise<FormResult>,
  onDone?: () => void,
) {
  return form.handleSubmit(async (values) => {
    const result = await onSubmit(values);
    if (result.ok) return onDone?.();
    for (const [name, message] of Object.entries(result.fields ?? {})) form.setError(name as Path<Values>, { message });
    form.setError("root", { message: result.message });
  });
}
