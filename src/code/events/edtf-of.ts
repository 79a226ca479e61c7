import type { TimeExpression } from "../../record/index.ts";
export function edtfOf(time: TimeExpression): string | undefined {
  return /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?(\/.*)?$/.test(time.value)
    ? time.value
    : /^\d{4}-\d\d-\d\dT/.test(time.value)
      ? time.value.slice(0, 10)
      : undefined;
}
