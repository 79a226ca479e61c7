// Events by trees: one deed in the many shapes of a sentence, and twins in which it was not done or was another.
import { describe, expect, it } from "vitest";
import { NEEDS } from "../../src/code/events/tree/needs.ts";
import { code } from "../../src/code/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import type { Event, Span } from "../../src/record/index.ts";
import { rulesOf } from "../../src/rules/index.ts";

const knowledge = loadKnowledge();

function events(text: string): readonly Event[] {
  return code({ id: "d", text, language: "en", published: "2021-03-04", regions: [] }, knowledge).events;
}

const words = (text: string, roles: readonly Span[]): string =>
  roles.map(({ start, end }) => text.slice(start, end)).join(", ");

type Slot = "actors" | "targets" | "victims" | "weapons" | "places";

describe("roles through the shapes of a sentence", () => {
  it.each<[string, string, Partial<Record<Slot, string>>]>([
    ["active", "Gunmen attacked a convoy near Kirkuk.", { actors: "Gunmen", targets: "convoy" }],
    ["passive", "A convoy was attacked by gunmen near Kirkuk.", { actors: "gunmen", targets: "convoy" }],
    [
      "noun",
      "The attack by gunmen on a convoy near Kirkuk was condemned.",
      { actors: "gunmen", targets: "convoy" },
    ],
    ["light verb", "Gunmen carried out an attack on a convoy.", { actors: "Gunmen", targets: "convoy" }],
    ["relative clause", "The gunmen who attacked a convoy fled.", { actors: "gunmen", targets: "convoy" }],
    [
      "coordination",
      "Rockets hit the airport and the embassy in Baghdad.",
      { weapons: "Rockets", targets: "airport, embassy" },
    ],
    [
      "names beside a description",
      "Gunmen kidnapped two engineers, Adam Bell and John Dow, in Basra.",
      { actors: "Gunmen", victims: "Adam Bell, John Dow" },
    ],
    [
      "a word of quantity",
      "Militants fired dozens of rockets at the base.",
      { actors: "Militants", weapons: "rockets", targets: "base" },
    ],
    [
      "the owner of a weapon",
      "A drone of the Turkish army struck a vehicle near Sinjar.",
      { actors: "Turkish army", weapons: "drone", targets: "vehicle" },
    ],
    [
      "before a building",
      "A bomb exploded in front of the finance ministry in Lima.",
      { weapons: "bomb", targets: "finance ministry" },
    ],
    [
      "damage as the object",
      "Rockets caused serious damage to the hotel.",
      { weapons: "Rockets", targets: "hotel" },
    ],
    [
      "the accused",
      "The government accused Kataib Hezbollah of launching drones at the airport in Erbil.",
      { actors: "Kataib Hezbollah", weapons: "drones", targets: "airport" },
    ],
    [
      "nobody who claims",
      "No group has claimed responsibility for the attack on the convoy.",
      { actors: "" },
    ],
    [
      "a hedge left out",
      "A policeman was shot by three alleged rebels in Mosul.",
      { actors: "rebels", victims: "policeman" },
    ],
    [
      "a person named in full before",
      "Senator Juan Perez Lopez was at home in Lima. Gunmen shot Perez Lopez in front of his house.",
      { actors: "Gunmen", victims: "Juan Perez Lopez" },
    ],
    [
      "the owner in the words for an aircraft",
      "Coalition jets bombed a cave in Makhmour.",
      { actors: "Coalition", weapons: "", targets: "cave" },
    ],
    [
      "an aircraft without an owner",
      "F-16s hit two hangars near Boukamal.",
      { actors: "F-16s", weapons: "", targets: "hangars" },
    ],
    [
      "a list behind its sum",
      "Guerrillas burned three vehicles: an ambulance, a fuel truck and a bus.",
      { actors: "Guerrillas", targets: "vehicles, ambulance, fuel truck, bus" },
    ],
    [
      "one of several by name",
      "Gunmen killed ten people, including union leader Febe Velasquez, in Basra.",
      { actors: "Gunmen", victims: "people, Febe Velasquez" },
    ],
    [
      "whose attempt it is",
      "Troops foiled an attempt by the militia to kidnap the ambassador in Basra.",
      { actors: "militia", victims: "ambassador" },
    ],
    [
      "words that stand for others",
      "Soldiers were the ones who murdered the priests.",
      { actors: "Soldiers", victims: "priests" },
    ],
    [
      "the body that speaks of its men",
      "The Islamic Resistance said its men had attacked Ain al-Asad.",
      { actors: "Islamic Resistance" },
    ],
    [
      "the target of a weapon",
      "The American base in Al-Shaddadi was the target of missiles.",
      { targets: "American base", weapons: "missiles" },
    ],
    [
      "a body behind its unnamed people",
      "Fighters of Kataib Hezbollah attacked a base near Erbil.",
      { actors: "Kataib Hezbollah", targets: "base" },
    ],
    [
      "a list hung on the event noun",
      "There were fewer attacks on stores and power stations in Lima.",
      { targets: "stores, power stations" },
    ],
    [
      "a list hung on the noun before it",
      "Guerrillas attacked the building of the army headquarters, a restaurant and a hotel.",
      { actors: "Guerrillas", targets: "building of the army headquarters, restaurant, hotel" },
    ],
    [
      "what is no person is no victim",
      "The army eliminated the threats near Mosul with drones.",
      { victims: "" },
    ],
    [
      "a person named in full before",
      "Gunmen attacked Carlos Mejia Rojas in Lima on Monday. Mejia was shot dead by two men.",
      { victims: "Carlos Mejia Rojas" },
    ],
    [
      "a person named in full behind",
      "Gunmen shot dead Mejia in Lima. Carlos Mejia Rojas was 40.",
      { actors: "Gunmen", victims: "Carlos Mejia Rojas" },
    ],
    [
      "a name that two persons have",
      "Gunmen shot dead Mejia in Lima. Carlos Mejia Rojas and Rosa Mejia were cousins.",
      { victims: "Mejia" },
    ],
    [
      "the owner of a murder is its victim",
      "The judge's murder in Lima on Monday shocked the country.",
      { actors: "", victims: "judge" },
    ],
    [
      "the owner of a murder of another is its doer",
      "The militia's murder of a judge in Lima shocked the country.",
      { actors: "militia", victims: "judge" },
    ],
    [
      "a subject hung on the verb before",
      "The hotel was closed after unidentified men this afternoon placed a bomb at the gate.",
      { actors: "unidentified men", weapons: "bomb" },
    ],
    [
      "a word for the kind of attack",
      "The terrorist attack on the market in Lima was condemned.",
      { actors: "", targets: "market" },
    ],
    [
      "a word for the doer of an attack",
      "The rebel attack on the market in Lima was condemned.",
      { actors: "rebel", targets: "market" },
    ],
    [
      "who is held responsible",
      "The president held the FMLN responsible for the murder of a judge in Lima.",
      { actors: "FMLN", victims: "judge" },
    ],
    [
      "who holds somebody responsible is none",
      "The president was responsible for the budget after the murder of a judge in Lima.",
      { actors: "", victims: "judge" },
    ],
    [
      "the authors of a deed",
      "The authors of the murder of a judge in Lima are army officers.",
      { actors: "army officers", victims: "judge" },
    ],
    [
      "a body behind its fighters bears arms as they do",
      "Shining Path rebels burned the town hall in Lima.",
      { actors: "Shining Path", targets: "town hall" },
    ],
    [
      "a list behind a dash",
      "Rebels burned three vehicles on the highway -- an ambulance, a fuel truck and a taxi.",
      { targets: "vehicles, ambulance, fuel truck, taxi" },
    ],
    [
      "what stands behind a dash and is no part of it",
      "Rebels burned three vehicles on the highway -- the mayor said so.",
      { targets: "vehicles" },
    ],
    [
      "who a victim is said to be",
      "The man who was shot dead in Lima on Monday was identified as Carlos Mejia.",
      { victims: "Carlos Mejia" },
    ],
    [
      "the hurt in the sentence behind",
      "A bomb exploded in a bank in Lima. Three guards were killed. The wounded were Carlos Mejia and Rosa Diaz.",
      { victims: "guards, Carlos Mejia, Rosa Diaz" },
    ],
    [
      "the unhurt in the sentence behind",
      "A bomb exploded in a bank in Lima. No guards were killed. The guards were Carlos Mejia and Rosa Diaz.",
      { victims: "" },
    ],
    [
      "a stretch of land is nothing hit",
      "Rebels bombed populated areas and a bank in Lima.",
      { targets: "bank" },
    ],
    [
      "more hurt than anything else is told of",
      "Rebels shot at it. The wounded who were taken to the hospital in Lima that evening were Carlos Mejia, Rosa Diaz, Ana Ruiz and Juan Gil.",
      { victims: "Carlos Mejia, Rosa Diaz, Ana Ruiz, Juan Gil" },
    ],
    [
      "a list behind a colon",
      "The following officers died in combat in Lima: Major Carlos Farfan, Captain Walter Moscoso and Luis Castro.",
      { victims: "Carlos Farfan, Walter Moscoso, Luis Castro" },
    ],
    [
      "what a colon opens and is no list of names",
      "Three officers died in combat in Lima: the war goes on.",
      { victims: "officers" },
    ],
    [
      "a list goes to the nearest description",
      "Military patrols killed three journalists in Lima: Roberto Navas, Carlos Ruiz and Mauricio Pineda.",
      { actors: "Military patrols", victims: "Roberto Navas, Carlos Ruiz, Mauricio Pineda" },
    ],
    [
      "names before their description",
      "Rosa Lopez and Dina Diaz, two women who were abducted by gunmen in Medellin, sent a letter.",
      { actors: "gunmen", victims: "Rosa Lopez, Dina Diaz" },
    ],
    [
      "a name beside a word that no list has",
      "Her mother, Marta Lopez, was wounded in the attack in Lima.",
      { victims: "Marta Lopez" },
    ],
    ["a town beside what stands in it", "Rebels attacked Lima and a bank in Callao.", { targets: "bank" }],
    ["a town alone", "Rebels attacked Lima on Monday.", { targets: "Lima" }],
    ["number and article left out", "Police arrested three suspects.", { targets: "suspects" }],
  ])("%s", (_, text, roles) => {
    const [event] = events(text);
    for (const [slot, expected] of Object.entries(roles)) {
      expect(words(text, event![slot as Slot]), slot).toBe(expected);
    }
  });

  it("the one who only tells is no doer", () => {
    const text = "The army said that gunmen attacked a convoy.";
    expect(words(text, events(text)[0]!.actors)).toBe("gunmen");
  });
});

describe("how many deeds", () => {
  it.each([
    ["two verbs with an object each", "Police raided a farm and arrested four men.", ["raid", "arrest"]],
    ["a noun and the verb it is subject of", "The bombing of the market killed five people.", ["bombing"]],
    [
      "a deed and its reason",
      "Iran fired missiles at Israel in retaliation for the killing of a commander in Damascus.",
      ["missile-attack", "attack"],
    ],
  ])("%s", (_, text, modes) => {
    expect(events(text).map(({ mode }) => mode)).toEqual(modes);
  });
});

describe("mode by what does it", () => {
  it.each([
    ["a gunship fires", "A helicopter gunship fired on a patrol near Mosul.", "airstrike"],
    ["a tank fires", "An Israeli tank opened fire on a watchtower.", "shelling"],
    ["men fire", "Gunmen opened fire on a watchtower.", "shooting"],
    ["a drone goes for a base", "A drone went for Harir airbase on Saturday.", "drone-attack"],
  ])("%s", (_, text, mode) => {
    expect(events(text)[0]!.mode).toBe(mode);
  });
});

describe("what is no event", () => {
  it.each([
    ["held responsible", "We hold the army responsible for the attack on the village.", ["attack"]],
    ["held in fact", "Police hold three suspects in Mosul.", ["arrest"]],
    ["a sum of times", "The base was attacked 46 times by militants.", []],
    ["once", "The base was attacked by militants on Monday.", ["attack"]],
    ["a participle before its noun", "The slain commander was born in Basra.", []],
    ["the same verb as a deed", "Gunmen have slain a commander in Basra.", ["attack"]],
    ["a participle that only describes", "Rocket launchers and drones were among the sites destroyed.", []],
    ["a bridge destroyed is no interception", "Rebels destroyed a bridge near Mosul.", ["attack"]],
    ["no casualties", "The army suffered no casualties when rebels fled on Monday.", []],
    ["casualties", "The army suffered heavy casualties when rebels attacked on Monday.", ["attack"]],
    [
      "general sayings beside an attack",
      "Rebels dynamited a bank in Lima on Monday. Murders of officials are a crime.",
      ["bombing"],
    ],
    ["a fight at a place", "Soldiers fought rebels near Samarra on Monday.", ["armed-clash"]],
    ["a fight as a state", "Soldiers fought rebels for ten years. A bomb went off in Lima.", ["bombing"]],
    ["a campaign is no attack", "The offensive of the rebels in Lima began on Monday.", []],
    ["a saying that is all there is", "Rebels attack the unions.", ["attack"]],
    ["a threat that nothing sets apart", "Rebels threaten to attack the unions.", []],
    ["a drone destroyed in flight is", "Soldiers destroyed two drones over Erbil.", ["interception"]],
  ])("%s", (_, text, modes) => {
    expect(events(text).map(({ mode }) => mode)).toEqual(modes);
  });
});

describe("status by the words over a deed", () => {
  it.each([
    ["planned", "The militia plans to attack the airport in Baghdad."],
    ["hypothetical", "The militia threatened on Monday to attack the airport in Baghdad."],
    ["denied", "The militia denied attacking the airport in Baghdad."],
    ["hypothetical", "The militia said it would not attack the airport in Baghdad."],
    ["denied", "The militia did not attack the airport in Baghdad."],
    ["denied", "The army refused to withdraw its troops from Kirkuk."],
    ["alleged", "Gunmen allegedly attacked the airport in Baghdad."],
    ["reported", "Gunmen attacked the airport in Baghdad, killing a guard."],
  ])("%s: %s", (status, text) => {
    expect(events(text)[0]?.status).toBe(status);
  });
});

describe("the killed and the hurt", () => {
  it.each<[string, number | undefined, number | undefined]>([
    ["Three men died and four were wounded when a rocket hit the base.", 3, 4],
    ["A soldier was shot dead near Kirkuk.", 1, undefined],
    ["Gunmen killed a policeman and his driver in Kirkuk.", 2, undefined],
    ["Two gunmen killed five villagers near Kirkuk.", 5, undefined],
    ["Rioters burned three cars near the station in Kirkuk.", undefined, undefined],
  ])("%s", (text, killed, injured) => {
    const found = events(text);
    expect(found.find((event) => event.killed)?.killed?.min).toBe(killed);
    expect(found.find((event) => event.injured)?.injured?.min).toBe(injured);
  });
});

describe("the words of the lexicon", () => {
  it("ask for nothing that is not checked", () => {
    const english = knowledge.languages.get("en")!;
    const rules = rulesOf(english, knowledge.kinds)!.rules.filter(({ makes }) => makes.record === "event");
    const entries = rules.flatMap(({ triggers }) =>
      Object.values(triggers).flatMap((uses) =>
        (uses ?? []).flatMap((one) => (one.kind === "list" ? one.list.entries : [])),
      ),
    );
    const asked = [
      ...rules.map(({ gives }) => gives["needs"]),
      ...entries.map((one) => one.attributes["needs"]),
    ];
    const unknown = asked.filter((one) => one !== undefined && !NEEDS.includes(String(one)));
    expect(asked.filter(Boolean).length).toBeGreaterThan(20);
    expect(unknown).toEqual([]);
  });
});

describe("kinds beside attacks, each with a twin that is none", () => {
  it.each([
    ["protest", "Angry farmers blocked a road near Basra.", "The bank blocked his card."],
    ["protest", "Prisoners began a hunger strike on Monday.", "The striker began a new season on Monday."],
    ["consult", "Iran and Iraq resumed negotiations in Baghdad.", "The shop resumed sales in Baghdad."],
    ["sanction", "France cancelled a visit to Iraq.", "The shop cancelled the order."],
    ["retreat", "The rebels released three hostages.", "The ministry released a statement."],
    ["mobilize", "The Pentagon sent two destroyers to the Gulf.", "The teacher sent a letter to the school."],
  ])("%s: %s", (type, text, twin) => {
    expect(events(text).map((event) => event.type)).toContain(type);
    expect(events(twin)).toEqual([]);
  });
});
