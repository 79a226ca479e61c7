// Every form's action. A new one: its `defineAction` and its line here.
import type { Action } from "./action.ts";

export const ACTIONS: readonly Action[] = [];
