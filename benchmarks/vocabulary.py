"""The invented vocabulary of the works: things, qualities, places, parts of sentences and of names."""

Pair = tuple[str, str]
Slot = tuple[str, ...]

# English and Persian: what the invented works are about.
THINGS: tuple[Pair, ...] = (
    ("orchards", "باغ‌ها"),
    ("water mills", "آسیاب‌های آبی"),
    ("carpet looms", "دارهای قالی"),
    ("market songs", "ترانه‌های بازار"),
    ("stone bridges", "پل‌های سنگی"),
    ("wind towers", "بادگیرها"),
    ("night schools", "مدرسه‌های شبانه"),
    ("village libraries", "کتابخانه‌های روستایی"),
    ("mountain paths", "راه‌های کوهستانی"),
    ("salt wells", "چاه‌های نمک"),
    ("bird calendars", "تقویم‌های پرندگان"),
    ("copper workshops", "کارگاه‌های مسگری"),
    ("tea houses", "چای‌خانه‌ها"),
    ("rain gauges", "باران‌سنج‌ها"),
    ("shadow plays", "سایه‌بازی‌ها"),
    ("seed exchanges", "دادوستد بذر"),
    ("river ferries", "قایق‌های رودخانه"),
    ("paper mills", "کارخانه‌های کاغذ"),
    ("walnut groves", "بیشه‌های گردو"),
    ("letter writers", "نامه‌نویسان"),
    ("kite festivals", "جشن‌های بادبادک"),
    ("star charts", "نقشه‌های ستارگان"),
    ("ice houses", "یخچال‌های خشتی"),
    ("beekeeping", "زنبورداری"),
    ("felt making", "نمدمالی"),
    ("snow records", "دفترهای برف"),
)
QUALITIES: tuple[Pair, ...] = (
    ("shared", "مشترک"),
    ("forgotten", "فراموش‌شده"),
    ("seasonal", "فصلی"),
    ("urban", "شهری"),
    ("inherited", "موروثی"),
    ("everyday", "روزمره"),
    ("handmade", "دست‌ساز"),
    ("temporary", "موقت"),
    ("local", "محلی"),
    ("travelling", "سیار"),
    ("restored", "مرمت‌شده"),
    ("painted", "نقاشی‌شده"),
    ("quiet", "آرام"),
    ("measured", "سنجیده"),
)
PLACES: tuple[Pair, ...] = (
    ("Narvandasht", "نارون‌دشت"),
    ("Zardkuhan", "زردکوهان"),
    ("Golborj", "گل‌برج"),
    ("Sangtarash Valley", "درهٔ سنگ‌تراش"),
    ("Mahrudbar", "ماه‌رودبار"),
    ("Seven Wells", "هفت‌چاه"),
    ("Lower Barzin", "برزین پایین"),
    ("Tutestan", "توتستان"),
    ("New Kaftar", "کفتر نو"),
    ("Anarkuh", "انارکوه"),
    ("Simindasht Lake", "دریاچهٔ سیمین‌دشت"),
    ("Old Pamchal", "پامچال کهنه"),
)
METHODS: tuple[Pair, ...] = (
    ("A Comparative Survey", "پیمایشی تطبیقی"),
    ("Notes from the Field", "یادداشت‌های میدانی"),
    ("Reading the Ledgers", "خوانش دفترها"),
    ("Evidence & Doubt", "شاهد و تردید"),
    ("Ten Years of Counting", "ده سال شمارش"),
    ("A Map in Words", "نقشه‌ای به زبان واژه‌ها"),
)

SUBJECTS: Slot = (
    "The keeper of the first list",
    "Two of the older families",
    "A group of apprentices",
    "The report of the third winter",
    "Every household on the eastern slope",
    "Our second round of visits",
    "The workshop by the river",
    "A drawing from the school",
    "None of the earlier inventories",
    "The people who mend the roofs",
    "A teacher at the upper gate",
    "The calendar on the wall",
)
VERBS: Slot = (
    "described",
    "counted and drew",
    "did not mention",
    "had quietly replaced",
    "kept apart",
    "compared",
    "noticed too late",
    "praised",
    "set aside a room for",
    "still depended on",
    "gave new names to",
)
TIMES: Slot = (
    "before the road was paved",
    "as long as the snow allowed it",
    "while the younger ones looked for work elsewhere",
    "until the second bell of the evening",
    "in at least four of the nine villages",
    "during the weeks without wind",
)
MANNERS: Slot = (
    "without asking for payment",
    "in a script that few can read today",
    "although the numbers disagree by a third",
    "in the order in which they were found",
    "with great care and little money",
    "for reasons that the interviews leave open",
)
SECTIONS: Slot = ("Introduction", "Question", "Sources and method", "Findings", "Discussion", "Conclusion")

PERSIAN_SUBJECTS: Slot = (
    "نگهبان نخستین فهرست",
    "خانوادهٔ قدیمی‌تر ده",
    "گروهی از شاگردان کارگاه",
    "گزارش زمستان سوم",
    "هر خانهٔ دامنهٔ شرقی",
    "معلم دروازهٔ بالا",
    "تقویم روی دیوار",
    "نقاشی دیوار مدرسه",
)
PERSIAN_MANNERS: Slot = (
    "پیش از آن‌که راه هموار شود",
    "بی‌آن‌که مزدی بخواهند",
    "با خطی که امروز کمتر کسی می‌خواند",
    "هرچند شماره‌ها یک‌سوم با هم فرق دارند",
    "تا وقتی برف اجازه می‌داد",
    "به همان ترتیبی که یافته شدند",
    "به دلیل‌هایی که گفت‌وگوها روشن نمی‌کند",
)
PERSIAN_VERBS: Slot = ("را شرح می‌دهد", "را شمرده است", "را نادیده می‌گیرد", "را جدا نگه داشت", "را «یادگار» می‌نامد")

GIVEN_NAMES: Slot = (
    "Azita", "Behnam", "Delara", "Elham", "Firuz", "Giti", "Homa", "Jahan", "Keyvan", "Lida", "Manuchehr", "Niloufar",
    "Payam", "Rana", "Sohrab", "Tara", "Yalda", "Zubin", "Agnes", "Bruno", "Celia", "Denis", "Edith", "Fabian",
    "Gustav", "Hanna", "Ivo", "Judith", "Klara", "Leon", "Marta", "Nils", "Olga", "Philip", "Rosa", "Tomas",
)  # fmt: skip
STARTS: Slot = ("Ar", "Bah", "Chel", "Dar", "Esp", "Far", "Gor", "Hal", "Jav", "Kar", "Lor", "Mor", "Nam", "Par", "Sar")
MIDDLES: Slot = ("", "a", "an", "av", "e", "el", "en", "i", "in", "o", "or", "u", "und", "ur")
ENDINGS: Slot = ("abi", "bakhsh", "dar", "dost", "feld", "gaard", "iani", "kar", "lin", "manesh", "rova", "stad", "yar")
# What LaTeX's accents make, and how an older file writes it.
ACCENTED: tuple[Pair, ...] = (("Bögh", r"B{\"o}gh"), ("Jiménez", r"Jim{\'e}nez"), ("Kučera", r"Ku{\v{c}}era"))
