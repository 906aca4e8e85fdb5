"""The vocabulary of an invented register: topics, phrases and names."""

from bench.register.random_values import Skewed, Weighted

# Topic -> seeded sectors. The first is in a tenth of the records, the others are less and less frequent.
TOPICS = {
    "transport and transit": ["Transport and transit", "Road transport"],
    "trade and customs": ["Trade facilitation and customs", "Trade"],
    "energy supply": ["Energy", "Energy security"],
    "mutual protection of investments": ["Investment and business environment"],
    "water sharing on the lower river": ["Water policy and sharing", "Water and river basins"],
    "higher education and diplomas": ["Higher education"],
    "air services": ["Air transport"],
    "avoidance of double taxation": ["Finance and banking"],
    "border crossings": ["Border crossings", "Border management"],
    "gas deliveries": ["Oil and gas"],
    "railway freight": ["Rail transport"],
    "cultural exchange": ["Culture"],
    "grain exports and food security": ["Food security", "Agriculture, forestry and fishing"],
    "visa-free travel": ["Migration"],
    "police cooperation": ["Police and law enforcement"],
    "hydropower stations": ["Hydropower"],
    "defence cooperation": ["Defence and military cooperation"],
    "veterinary control": ["Agriculture, forestry and fishing"],
    "solar and wind parks": ["Renewable energy"],
    "uranium mining": ["Mining and minerals", "Nuclear energy"],
    "digital signatures": ["Digital affairs and communications"],
    "district heating": ["District heating", "Thermal power and CHP plants"],
    "seaports": ["Shipping and ports"],
    "legal assistance": ["Justice and legal affairs"],
    "tourism": ["Tourism"],
    "vocational schools": ["Vocational training"],
    "hospitals and medicines": ["Health"],
    "glacier monitoring": ["Environment and climate"],
    "earthquake relief": ["Disaster risk reduction"],
    "satellite launches": ["Space"],
    "youth and sport": ["Youth", "Sport"],
    "film production": ["Cinema"],
}
OTHERS = [1 / (n + 1) ** 0.7 for n in range(len(TOPICS) - 1)]
TOPIC = Skewed(TOPICS, weights=[sum(OTHERS) / 9, *OTHERS])
RARE = ("isotope", "saffron", "lighthouse", "observatory", "sturgeon", "meteorite")
RARITY = 1 / 10_000  # the share of records with each rare word

PURPOSES = (
    "sets out how the sides work together on {topic}",
    "simplifies procedures in {topic} and opens a joint register of licences",
    "creates a working group on {topic}, which reports twice a year",
    "provides a loan for {topic} on preferential terms",
    "extends the earlier arrangement on {topic} by five years",
    "lays down tariffs and quotas in {topic}",
    "obliges the sides to exchange data on {topic} every quarter",
    "replaces permits by notices in the field of {topic}",
)
NEWS = (
    "The sides reported progress on {topic}; the next review is due in {month}.",
    "A working group on {topic} met and settled the timetable for {month}.",
    "Financing for {topic} was approved, and tenders open in {month}.",
    "Construction related to {topic} is behind schedule because of late deliveries.",
    "Officials said that the arrangement on {topic} would be signed by {month}.",
    "The first stage of work on {topic} was completed ahead of {month}.",
    "Talks on {topic} were put off until {month} at the request of one side.",
)
WORKS = ("Centre", "Corridor", "Plant", "Programme", "Hub", "Terminal", "Fund", "Bridge", "Network", "Park", "Line")
MONTHS = ("January", "March", "April", "June", "September", "October", "December")

FAMILIES = {
    "Akhmet": "Ахмет",
    "Barat": "Барат",
    "Daniyar": "Данияр",
    "Ermek": "Ермек",
    "Galym": "Галым",
    "Ivan": "Иван",
    "Karim": "Карим",
    "Marat": "Марат",
    "Nur": "Нур",
    "Orlov": "Орлов",
    "Petr": "Петр",
    "Rust": "Руст",
    "Sadyk": "Садык",
    "Temir": "Темир",
    "Umar": "Умар",
    "Zhaksy": "Жаксы",
}
ENDINGS = {"ov": "ов", "bekov": "беков", "baev": "баев", "alin": "алин", "enko": "енко", "uly": "улы", "skiy": "ский"}
GIVEN = {
    "Aliya": "Алия",
    "Azamat": "Азамат",
    "Bolot": "Болот",
    "Dina": "Дина",
    "Elena": "Елена",
    "Farid": "Фарид",
    "Gulnara": "Гульнара",
    "Igor": "Игорь",
    "Jamila": "Жамиля",
    "Kemal": "Кемаль",
    "Madina": "Мадина",
    "Nikolay": "Николай",
    "Olga": "Ольга",
    "Sergey": "Сергей",
    "Timur": "Тимур",
    "Yuliya": "Юлия",
}
SPELLED = str.maketrans({"k": "q", "y": "i", "K": "Q"})  # another romanization

BODIES = {
    "ministry": ("Ministry of {0} of {1}", "Министерство"),
    "agency": ("Agency for {0} of {1}", "Агентство"),
    "government": ("Government of {1}, office for {0}", "Правительство"),
    "company": ("{1} {0} Company", "Компания"),
    "university": ("{1} University of {0}", "Университет"),
    "media": ("{1} {0} Gazette", "Газета"),
    "civil_society": ("{1} Society for {0}", "Общество"),
}
FIELDS = ("Transport", "Trade", "Energy", "Water", "Health", "Education", "Industry", "Culture", "Finance", "Tourism")
CAPACITIES = ("Minister", "Deputy Minister", "Chairman of the Government", "Head of Department", "Ambassador", "Rector")

AGREEMENT_FORM = Weighted(
    {
        "agreement": 34,
        "memorandum": 18,
        "protocol": 13,
        "treaty": 7,
        "convention": 5,
        "contract": 5,
        "declaration": 4,
        "joint_statement": 4,
        "programme": 3,
        "plan": 2,
        "roadmap": 2,
        "exchange_of_notes": 2,
        "communique": 1,
    }
)
PLACE_KINDS = Weighted({"settlement": 70, "region": 8, "river": 6, "border_crossing": 6, "power_plant": 6, "port": 4})
SYLLABLES = ("ak", "bar", "chu", "dar", "es", "kar", "kyz", "lo", "mir", "nar", "os", "sary", "tash", "tau", "ur")


def rare(rng):
    """Return a rare word after a space, usually ""."""
    chance = rng.random() / RARITY
    return f" Mentioned there: {RARE[int(chance)]}." if chance < len(RARE) else ""


def person(rng):
    """Return the name of a person, other spellings, and the name in Cyrillic."""
    given, family, ending = (rng.choice(list(names)) for names in (GIVEN, FAMILIES, ENDINGS))
    name = f"{given} {family}{ending}"
    return name, f"{family}{ending}".translate(SPELLED), f"{FAMILIES[family]}{ENDINGS[ending]} {GIVEN[given]}"


def town(rng):
    """Return the name of a place."""
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randrange(2, 4))).capitalize()
