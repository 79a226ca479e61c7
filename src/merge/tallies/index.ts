// The door of tallies: counts that others report, laid against our incidents and against each other.
export { tallyCountsOf } from "./counts.ts";
export { reconcile, type TallyOptions } from "./reconcile.ts";
export { tallySeries } from "./series.ts";
