// The door of people: passwords, secrets, roles and rights, waiting after failed sign-ins; and the talk with an identity
// provider. Who the people are is kept by the ledger.
export { failureKey, hashOf, isSame, newPassword, newSecret, newToken } from "./secret.ts";
export { hashPassword, isWeak, passwordFits, spendTime, wantsNewHash } from "./password.ts";
export { nameOf } from "./name.ts";
export { ADDRESS_LIMIT, NAME_LIMIT, type Limit, waitMs } from "./waiting.ts";
export { rightsOf } from "./rights.ts";
export { roleFrom } from "./claims.ts";
export {
  openProvider,
  type Proven,
  type ProvenBy,
  type Provider,
  type ProviderSettings,
} from "./provider.ts";
