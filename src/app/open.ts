// Opens a data folder: archive, ledger and knowledge behind the functions that the doors call.
import { mkdirSync } from "node:fs";
import { join, resolve as resolvePath } from "node:path";
import { openArchive, openCopies, openJournal } from "../archive/index.ts";
import { collect } from "../collect/index.ts";
import { loadKnowledge } from "../knowledge/index.ts";
import { openLedger } from "../ledger/index.ts";
import { enterAll } from "../pipeline.ts";
import { alerting, registersOf } from "./alerts/index.ts";
import { backup } from "./backup.ts";
import { writeCase } from "./case.ts";
import { boardsOf } from "./boards.ts";
import { codingDesk } from "./coding-desk.ts";
import { createCoder } from "./coder.ts";
import { digest, feed } from "./digest.ts";
import { exportKinds, exportRows } from "./exports.ts";
import { attestation, incidentView, incidentViews } from "./incident.ts";
import { receive } from "./inbox.ts";
import { ledgerLocation, shownLocation } from "./location.ts";
import { peopleOf } from "./people/index.ts";
import { pictureReader } from "./pictures.ts";
import { takeOverInboxToken } from "./people/inbox-token.ts";
import { judge, withdraw } from "./judging.ts";
import { lanes } from "./lanes.ts";
import { ruleNote } from "./rule-notes.ts";
import { labelsOf } from "./labels.ts";
import { ledgerAt, requirePresent } from "./as-of.ts";
import { ledgerOptions, mergingOf } from "./merging.ts";
import { recode } from "./recode.ts";
import { reviewDesk } from "./review-desk.ts";
import { correctAgain } from "./reviewing.ts";
import { healthOf, plannedSources } from "./sources.ts";
import { actorsNamed, actorView } from "./actor.ts";
import { askedSearch } from "./search.ts";
import { timelinePage } from "./timeline.ts";
import { today } from "./today.ts";
import { stampHead } from "./stamp.ts";
import { telegramLine } from "./telegram.ts";
import type { TelegramLine } from "./telegram.ts";
import { verify } from "./verify.ts";
import { goneOf, versionsOf } from "./versions.ts";
import { watch } from "./watch.ts";
import type { AddOptions, App } from "./types.ts";

export interface OpenOptions {
  /** Where ledger and originals live; else CASUS_DATA, else ./casus-data. Made if it is not there. */
  readonly dataDir?: string;
  /** Address of the PostgreSQL database that holds the ledger; else DATABASE_URL, else a file in the data folder. */
  readonly database?: string;
  /** Lets loopback and private addresses be fetched: for tests and closed networks; else CASUS_ALLOW_PRIVATE=1. */
  readonly allowPrivate?: boolean;
  /** A day (YYYY-MM-DD): what is shown is the ledger as it was known at the end of it, and nothing can be changed. */
  readonly asOf?: string;
  /** How many reports lately read stay in memory, some 15 KB each (LedgerOptions). */
  readonly keptReports?: number;
  /** Another line to Telegram than the one of `casus telegram`: recorded answers. */
  readonly telegram?: TelegramLine;
}

export function dataDirOf({ dataDir }: Pick<OpenOptions, "dataDir">): string {
  return resolvePath(dataDir ?? process.env.CASUS_DATA ?? "casus-data");
}

export async function openApp(options: OpenOptions = {}): Promise<App> {
  const dataDir = dataDirOf(options);
  const allowPrivate = options.allowPrivate ?? process.env.CASUS_ALLOW_PRIVATE === "1";
  mkdirSync(dataDir, { recursive: true });
  const knowledge = loadKnowledge();
  const archive = await openArchive(join(dataDir, "archive"));
  const merging = mergingOf(knowledge);
  const { keptReports } = options;
  const present = await openLedger(ledgerLocation(dataDir, options.database), {
    ...ledgerOptions(knowledge),
    ...(keptReports !== undefined && { keptReports }),
  });
  const ledger = await ledgerAt(present, options.asOf, merging);
  const boards = boardsOf(ledger, knowledge);
  const journal = await openJournal(join(dataDir, "watch"));
  const copies = await openCopies(join(dataDir, "copies"));
  const attest = attestation(knowledge);
  const now = (): string => new Date().toISOString();
  // Also where a past day is shown, people come with the accounts of today.
  const people = peopleOf(present.people, dataDir, now);
  await takeOverInboxToken({ ledger: present.people, now }, dataDir);
  const planned = (): ReturnType<typeof plannedSources> => plannedSources(knowledge, dataDir);
  const rooms = {
    archive,
    copies,
    ledger,
    knowledge,
    merging,
    now,
    journal,
    allowPrivate,
    onEntered: (documents: readonly string[]) => correctAgain({ ledger, knowledge, merging, now }, documents),
  };

  async function* add(locations: readonly string[], addOptions: AddOptions = {}): ReturnType<App["add"]> {
    requirePresent(options.asOf);
    const plan = await collect(locations, { allowPrivate, pictures: addOptions.pictures === true });
    let documents = 0;
    const onDocument = (document: string, left: number): void =>
      addOptions.onProgress?.({
        done: Math.max(0, plan.done - left),
        total: plan.total,
        documents: ++documents,
        left,
        document,
      });
    const pictures = addOptions.pictures === true ? pictureReader() : undefined;
    try {
      yield* enterAll(plan.items(), {
        ...rooms,
        onDocument,
        ...(pictures && { readPicture: pictures.read }),
      });
    } finally {
      await pictures?.close();
    }
  }

  const app: App = {
    dataDir,
    ledgerAt: shownLocation(ledgerLocation(dataDir, options.database)),
    labels: labelsOf(knowledge),
    modes: () => [...knowledge.kinds.modes.keys()],
    coding: codingDesk(ledger, now),
    review: reviewDesk({ ledger, knowledge, merging, now }),
    add,
    receive: async (pushed) => {
      requirePresent(options.asOf);
      return receive(rooms, pushed);
    },
    ...people,
    alerts: alerting({
      ...rooms,
      dataDir,
      registers: registersOf(knowledge),
      random: Math.random,
      get views() {
        return app;
      },
    }),
    watch: async (watchOptions) => {
      requirePresent(options.asOf);
      const telegram = options.telegram ?? telegramLine(dataDir);
      await watch({ ...rooms, planned: planned(), dataDir, telegram }, watchOptions);
    },
    stamp: (request) => stampHead(archive, request, now(), allowPrivate),
    writeCase: (request) => writeCase(request, rooms),
    sources: () => planned().map((source) => healthOf(source, journal, Date.now())),
    incidents: (filter) => ledger.incidents(filter),
    incident: (id) => incidentView(ledger, attest, id),
    incidentsNamed: (ids) => incidentViews(ledger, attest, ids),
    documents: (page) => ledger.documents(page),
    document: async (id) => {
      const view = await ledger.document(id);
      const gone = view && goneOf(view, archive);
      return view && gone ? { ...view, gone } : view;
    },
    documentsNamed: (ids) => ledger.documentRows(ids),
    versions: async (id) => {
      const view = await ledger.document(id);
      return view ? versionsOf(view, archive, knowledge) : [];
    },
    statements: (filter) => ledger.statements(filter),
    tallies: (page) => ledger.tallies(page),
    timeline: (filter) => timelinePage(ledger, attest, filter),
    dayCounts: (filter) => ledger.dayCounts(filter),
    facets: (days) => ledger.facets(days),
    lanes: (filter) => lanes(ledger, boards, filter),
    threats: (board) => boards.threats(board),
    unknownNames: () => boards.unknownNames(),
    chain: (incident) => boards.chain(incident),
    tallyBoard: (page) => boards.tallies(page),
    points: (filter) => ledger.points(filter),
    pointSpots: (filter) => ledger.pointSpots(filter),
    pointColumns: (filter) => ledger.pointColumns(filter),
    search: (query, page) => {
      const { words, filter } = askedSearch(query, knowledge);
      return ledger.search(words, { ...page, ...filter });
    },
    actor: (id) => actorView(knowledge, id),
    actorsNamed: (words, limit) => actorsNamed(knowledge, words, limit),
    asked: (query) => askedSearch(query, knowledge),
    rule: (by) => ruleNote(knowledge, by),
    changes: (page) => ledger.incidentChanges(page),
    lastChange: async () => (await ledger.heads()).changes,
    status: () => ledger.status(),
    ledgerState: () => ledger.state(),
    today: (request) => today({ app, ledger, archive }, request),
    digest: (digestOptions) => digest(app, digestOptions),
    feed: (feedOptions) => feed(app, ledger, feedOptions),
    exports: exportKinds,
    export: (name, request) => exportRows(ledger, knowledge, name, { ...request, exportedAt: now() }),
    original: async (sha256) => {
      const bytes = await archive.get(sha256);
      const mediaType = archive.original(sha256)?.mediaType;
      return bytes && mediaType ? { bytes, mediaType } : undefined;
    },
    verify: () => verify(archive, ledger),
    judge: (request) => judge({ ledger, merging, now }, request),
    withdraw: (id, by) => withdraw({ ledger, merging, now }, id, by),
    rebuild: (onReport) => ledger.rebuild(merging, now(), onReport),
    recode: (recodeOptions) => recode({ ledger, knowledge, merging, now }, recodeOptions),
    backup: (file) => backup(ledger, dataDir, resolvePath(file), now()),
    code: (document) => createCoder(knowledge).code(document),
    close: async () => {
      await ledger.close();
      if (present !== ledger) await present.close();
      await archive.close();
      await journal.close();
      await copies.close();
    },
  };
  return app;
}
