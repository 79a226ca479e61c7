// The labels of the name heads: three layers of BILOU over six types each, so that names may stand inside names and inside descriptions.

/** Layer 0 and 2: names (2 = a name inside a name); layer 1: descriptions. The order is part of the model's format. */
export const NAME_TYPES = [
  "person",
  "organization",
  "location",
  "facility",
  "nationality",
  "account",
] as const;
export const DESCRIPTION_TYPES = ["role", "weapon", "platform", "quantity", "money", "document"] as const;
export const LAYER_TYPES = [NAME_TYPES, DESCRIPTION_TYPES, NAME_TYPES] as const;
export const LABELS_PER_LAYER = 25;
export const OUTSIDE = 24;
export const POSITION = { begin: 0, inside: 1, last: 2, unit: 3 } as const;
