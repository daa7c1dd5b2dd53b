// What a text is found by: the same as sitegen/language/terms.py, with which a test compares it.

const LONGEST = 40;
const JOINT = "¤";
const JOINTS = /\u200c|(?<=[A-Za-z])['’](?=[A-Za-z\u00c0-\u024f])/g;

const words_of = (text) => text.split(" ");
const PLURALS = ["هایشان", "هایمان", "هایتان", "هایی", "هایم", "هایت", "هایش", "های", "ها"];
const ENDINGS = new Set([...PLURALS, "ی", "ای"]);
const SET_OFF = new Set([...ENDINGS, "ام", "ات", "اش", "ایم", "اید", "اند", "مان", "تان", "شان"]);
const WHOLE = new Set(
  words_of(
    "تنها انتها منتها اشتها فقها سفها گرانبها خونبها پربها کمبها نمایان " +
      "صادرات واردات سادات امارات تورات مکافات مناجات ملاقات series species news lens",
  ),
);
const PEOPLE = new Set(
  words_of(
    "استاد معلم مدیر کودک نوجوان جوان بیمار شاعر مسلمان دختر پسر خواهر برادر مادر پدر شهروند دوست دشمن رهبر وزیر سرباز " +
      "محقق مولف مترجم مخاطب متخصص فرزند پیامبر امام پادشاه شاه زن مرد درخت جانور گیاه پزشک پرستار داور سردبیر فقیه " +
      "مدرس مسوول شاغل زایر حاضر مبلغ مجاهد محدث منتقد معترض متکلم مستشرق محصل مامور منجم مهندس مشاور مجرم مومن " +
      "عالم عارف صوفی بانو مورخ فیلسوف حاکم والی اسیر شهید مهاجر متفکر مفسر مجتهد طلبه رزمنده",
  ),
);
const TRADES = words_of("گر مند دار کار ساز بان آموز اموز شناس دان نویس یار پرداز گذار گزار مرد ی");
const SHORTEST_OF_A_PEOPLE = 6;
const SPELLINGS = [
  ["مسیله", "مساله"],
  ["مسیول", "مسوول"],
  ["هییت", "هیات"],
  ["جریت", "جرات"],
  ["سیوال", "سوال"],
  ["گفتگو", "گفتوگو"],
  ["جستجو", "جستوجو"],
  ["شستشو", "شستوشو"],
];
const GOD = "الله";
const GOD_IN_NAMES = "اله";
const AND = "و";
const LONGEST_IN_COMPOUND = 5;
const PARTICLES = new Set(words_of("و در از به با که این ان را تا بر یا هر"));
const ENGLISH_WHOLE = ["ss", "us", "is", "as", "ics"];
const HISSES = ["sses", "xes", "ches", "shes", "zes"];
const SHORTEST_ENGLISH = 4;

// The fold of sitegen/language/orthography.py, character by character.

const LETTERS = new Map([
  ...Array.from("يىے", (one) => [one, "ی"]),
  ...Array.from("كڪ", (one) => [one, "ک"]),
  ...Array.from("ةەہھۃ", (one) => [one, "ه"]),
  ["ٱ", "ا"],
  ...Array.from("ءٴـ'’‘ʼʾʿʹʻ`′", (one) => [one, ""]),
  ["#", "#"],
]);
const DIGITS = new Map(Array.from("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９", (digit, place) => [digit, String(place % 10)]));
// Marks by their category, and those of another category that combine all the same.
const MARK =
  /[\p{Mn}\p{Me}\p{Cf}\u1715\u1734\u1b44\u1baa\u1bf2\u1bf3\u302e\u302f\ua953\ua9c0\u{111c0}\u{11235}\u{1134d}\u{116b6}\u{1193d}\u{16ff0}\u{16ff1}\u{1d165}\u{1d166}\u{1d16d}-\u{1d172}]/u;
const GAP = /[\p{P}\p{Z}\p{C}]/u;
const CHEROKEE = /[\u13a0-\u13f5\u13f8-\u13fd\uab70-\uabbf]/;
const known = new Map();

// Unicode's full case folding, https://www.unicode.org/Public/UCD/latest/ucd/CaseFolding.txt
function caseFolded(char) {
  if (char === "ı") return char;
  return CHEROKEE.test(char) ? char.toUpperCase() : char.toLowerCase().toUpperCase().toLowerCase();
}

function plain(char) {
  if (LETTERS.has(char)) return LETTERS.get(char);
  if (MARK.test(char)) return "";
  return GAP.test(char) ? " " : (DIGITS.get(char) ?? char);
}

function foldedCharacter(char) {
  let found = "";
  for (const part of char.normalize("NFKD")) {
    if (MARK.test(part)) continue;
    for (const lower of caseFolded(part).normalize("NFKD")) found += plain(lower);
  }
  return found;
}

function fold(text) {
  let folded = "";
  for (const char of text) {
    if (!known.has(char)) known.set(char, foldedCharacter(char));
    folded += known.get(char);
  }
  return folded.split(/ +/).filter(Boolean).join(" ").normalize("NFC");
}

const size = (word) => Array.from(word).length;
const cut = (word) => (word.length <= LONGEST ? word : Array.from(word).slice(0, LONGEST).join(""));
const endsWith = (word, endings) => endings.some((ending) => word.endsWith(ending));

function isPersian(word) {
  const last = word.slice(-1);
  return last >= "\u0620" && last <= "\u06d5";
}

function spelled(word) {
  const usual = word.replaceAll(GOD, GOD_IN_NAMES);
  const found = SPELLINGS.find(([spelling]) => usual.startsWith(spelling));
  return found ? found[1] + usual.slice(found[0].length) : usual;
}

function withoutPlural(word) {
  const ending = PLURALS.find((one) => word.endsWith(one) && size(word) >= size(one) + 2);
  if (ending) {
    const stem = word.slice(0, -ending.length);
    return ending === "های" ? [stem, word.slice(0, -2)] : [stem];
  }
  if (word.endsWith("جات") && size(word) >= 6) return [word.slice(0, -3), `${word.slice(0, -3)}ه`, word.slice(0, -2)];
  if (word.endsWith("ات") && size(word) >= 5) {
    const stem = word.slice(0, -2);
    return stem.endsWith("ی") ? [`${stem}ه`] : [stem, `${stem}ه`, `${stem}ت`];
  }
  if (word.endsWith("گان") && size(word) >= 6) return [`${word.slice(0, -3)}ه`];
  if (endsWith(word, ["ویان", "ایان"]) && size(word) >= 6) return [word.slice(0, -2), word.slice(0, -3)];
  if (word.endsWith("ان")) return isPeople(word.slice(0, -2)) ? [word.slice(0, -2)] : [];
  const isArabic = (word.endsWith("ین") && PEOPLE.has(word.slice(0, -2))) || (word.endsWith("یون") && size(word) >= 7);
  return isArabic ? [word.slice(0, -2)] : [];
}

function isPeople(stem) {
  return PEOPLE.has(stem) || (size(stem) >= SHORTEST_OF_A_PEOPLE - 1 && endsWith(stem, TRADES));
}

function withoutEzafe(word) {
  const isEzafe =
    (word.endsWith("ای") && size(word) >= 4) || (endsWith(word, ["گوی", "جوی"]) && size(word) >= 5);
  return isEzafe ? [word.slice(0, -1)] : [];
}

function withoutS(word) {
  if (size(word) < SHORTEST_ENGLISH || endsWith(word, ENGLISH_WHOLE)) return [];
  if (word.endsWith("ies") && size(word) > SHORTEST_ENGLISH) return [`${word.slice(0, -3)}y`];
  return [word.slice(0, endsWith(word, HISSES) ? -2 : -1)];
}

function stems(word) {
  if (WHOLE.has(word)) return [];
  if (isPersian(word)) {
    const plural = withoutPlural(word);
    return plural.length ? plural : withoutEzafe(word);
  }
  return /^[\x00-\x7f]*s$/.test(word) ? withoutS(word) : [];
}

// A folded word and what is left of it without an ending.
export function forms(word) {
  const whole = spelled(word);
  return [...new Set([whole, ...stems(whole)].map(cut))];
}

function core(parts) {
  let end = parts.length;
  while (end > 1 && SET_OFF.has(parts[end - 1])) end -= 1;
  return parts.slice(0, end);
}

const partsOf = (word) => word.split(JOINT).filter(Boolean);
const folded = (text) => fold(text.replace(JOINTS, JOINT)).split(" ");

const isWord = (part) => !ENDINGS.has(part) && !/^[a-z]$/.test(part);

function wordTerms(parts) {
  if (parts.length < 2) return parts.filter((part) => !ENDINGS.has(part)).flatMap(forms);
  const stem = core(parts);
  const inner = stem.length > 1 ? stem.filter(isWord) : [];
  return [cut(spelled(parts.join(""))), ...forms(stem.join("")), ...inner.flatMap(forms)];
}

export function terms(text) {
  return new Set(folded(text).flatMap((word) => wordTerms(partsOf(word))));
}

// The words of a text in their order, each as the parts that half-spaces set off, without endings that stand alone.
export function words(text) {
  return folded(text)
    .map(partsOf)
    .filter((parts) => parts.length > 1 || (parts.length && !ENDINGS.has(parts[0])));
}

// What a word of a query is looked for as: any of these, or else all of its parts.
export function sought(parts) {
  const stem = core(parts);
  const whole = parts.length > 1 ? [cut(spelled(parts.join("")))] : [];
  const inner = stem.length > 1 ? stem.filter(isWord) : [];
  const afterAnd = (part, place) => (place && part.startsWith(AND) && size(part) > 2 ? forms(part.slice(1)) : []);
  const all = inner.map((part, place) => [...forms(part), ...afterAnd(part, place)]);
  return { any: [...new Set([...whole, ...forms(stem.join(""))])], all };
}

const isJoinable = (word) => size(word) > 1 && isPersian(word) && !PARTICLES.has(word);

// Two neighbouring words as one, where some would write them so.
export function joined(one, other) {
  const [first, second] = [core(one).join(""), core(other).join("")];
  return isJoinable(first) && isJoinable(second) ? first + second : "";
}

// The same with an «و» between them.
export function joinedByAnd(one, between, other) {
  const isAnd = between.length === 1 && between[0] === AND;
  return isAnd && joined(one, other) ? core(one).join("") + AND + core(other).join("") : "";
}

export function joinedTerms(text) {
  const found = terms(text);
  const all = words(text);
  all.forEach((word, place) => {
    const [next, last] = all.slice(place + 1, place + 3);
    const one = next && joined(word, next);
    const isShort = last && Math.max(size(core(word).join("")), size(core(last).join(""))) <= LONGEST_IN_COMPOUND;
    const both = isShort && joinedByAnd(word, next, last);
    [one, both].filter(Boolean).forEach((found_as) => forms(found_as).forEach((term) => found.add(term)));
  });
  return found;
}
