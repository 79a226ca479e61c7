// What rules ask of the registers: where a place lies, and whether an actor is the one asked for or belongs to it.
import type { Point } from "../text/index.ts";

export interface Registers {
  placeOf(id: string): Point | undefined;
  /** True if `entity` is `asked`, or a member, face or spokesperson of it, at however many removes. */
  belongs(entity: string, asked: string): boolean;
}
