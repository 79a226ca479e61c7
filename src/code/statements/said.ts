// A statement before it has its number.
import type { Statement } from "../../record/index.ts";

export type Said = Omit<Statement, "id">;
