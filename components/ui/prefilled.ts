import type { FieldPath, FieldValues, RegisterOptions, UseFormRegisterReturn, UseFormReturn } from "react-hook-form";

type First = { defaultChecked: boolean } | { defaultValue: string | number };

/** A registered field whose first value stands in the server's HTML too: until the script has come, a filled form does not look empty. */
export function prefilled<Values extends FieldValues, Name extends FieldPath<Values>>(form: UseFormReturn<Values>, name: Name, rules?: RegisterOptions<Values, Name>): UseFormRegisterReturn<Name> & First {
  const value = form.getValues(name) as string | number | boolean;
  return { ...form.register(name, rules), ...(typeof value === "boolean" ? { defaultChecked: value } : { defaultValue: value }) };
}
