// Accounts: handles and channel addresses by their shape, networks and channels by word list. Hashtags are none.
import type { LanguageKnowledge } from "../../knowledge/index.ts";
import type { Sentence } from "../../language/index.ts";
import { wordsOf } from "../words.ts";
import { RANK, type Candidate } from "./candidate.ts";

const HANDLE = /^@[\p{L}\p{N}_]{2,}$/u;
const CHANNEL_ADDRESS = /^(?:https?:\/\/)?(?:t\.me|telegram\.me|x\.com|twitter\.com)\/[\w/]+$/;

export function findAccounts(language: LanguageKnowledge, sentence: Sentence): Candidate[] {
  const found: Candidate[] = [];
  for (const token of sentence.tokens) {
    if (HANDLE.test(token.text) || CHANNEL_ADDRESS.test(token.text)) {
      found.push({
        start: token.start,
        end: token.end,
        type: "account",
        by: "shape/handle",
        rank: RANK.document,
      });
    }
  }
  for (const match of wordsOf(language, "account-words").matches(sentence)) {
    found.push({
      start: match.start,
      end: match.end,
      type: "account",
      by: `${language.code}/account-words`,
      rank: RANK.lexicon,
    });
  }
  return found;
}
