// The door of threats: read off documents, followed to their end on a board, counted by actor.
export { threatsOf } from "./read.ts";
export { retreatsOf } from "./retreats.ts";
export { type BoardOptions, type Retreat, threatBoard } from "./board.ts";
export { threatRates, wilson } from "./rates.ts";
