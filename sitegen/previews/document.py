"""The document that Typst makes a picture of; all that it shows is given to it."""

DOCUMENT = r"""
#let it = json(bytes(sys.inputs.preview))
#let paper = rgb("#fcfbf8")
#let ink = rgb("#1d1c1a")
#let quiet = rgb("#5f5b53")
#let accent = rgb("#0d5560")
#let vazirmatn = ("Vazirmatn Arabic", "Vazirmatn Latin", "Vazirmatn Latin Ext")
#let newsreader = ("Newsreader Latin", "Newsreader Latin Ext")
#let room = 1040pt
#let is-rtl(words) = words.dir == "rtl"
#let (start, end) = if it.dir == "rtl" { (right, left) } else { (left, right) }
#let edge = if it.dir == "rtl" { -80pt } else { 80pt }

#set page(width: 1200pt, height: 630pt, margin: 0pt, fill: paper)

#let written(words, size, value: none, weight: 400, fill: ink, side: start) = {
  let rtl-words = is-rtl(words)
  set text(
    font: if rtl-words { vazirmatn + newsreader } else { newsreader + vazirmatn },
    size: if rtl-words { size } else { size * 1.06 },
    weight: weight, fill: fill, lang: words.lang,
    dir: if rtl-words { rtl } else { ltr },
    hyphenate: false, top-edge: 0.9em, bottom-edge: if rtl-words { -0.45em } else { -0.25em },
  )
  set par(leading: if rtl-words { 0.12em } else { 0.1em })
  set align(side)
  text(if value == none { words.value } else { value })
}

#let cut(parts) = parts.join(" ").trim(regex("[\s،,؛;:.]+"), at: std.end) + "…"

// As many words as fit into a height, and an ellipsis for the others.
#let fitted(words, most, make, width: room) = {
  let fits(value) = measure(block(width: width, make(value))).height <= most
  if fits(words.value) { return make(words.value) }
  let parts = words.value.split(" ")
  let low = 0
  let high = parts.len()
  while low + 1 < high {
    let middle = calc.quo(low + high, 2)
    if fits(cut(parts.slice(0, middle))) { low = middle } else { high = middle }
  }
  make(if low == 0 { words.value.clusters().slice(0, 80).join() + "…" } else { cut(parts.slice(0, low)) })
}

#place(top + start, rect(width: 18pt, height: 630pt, fill: accent))
#place(top + start, dx: edge, dy: 56pt, block(width: room, height: 490pt, {
  if it.above.value != "" {
    let journal(value) = written(it.above, 29pt, value: value, weight: 700, fill: accent)
    block(below: 24pt, context fitted(it.above, 50pt, journal))
  }
  context {
    let sizes = (68pt, 58pt, 50pt)
    let height(size) = measure(block(width: room, written(it.title, size, weight: 700))).height
    let size = sizes.find(size => height(size) <= 310pt)
    if size == none { size = sizes.last() }
    block(below: 24pt, fitted(it.title, 310pt, value => written(it.title, size, value: value, weight: 700)))
  }
  if it.people.value != "" {
    context fitted(it.people, 100pt, value => written(it.people, 31pt, value: value, fill: quiet))
  }
}))
#place(bottom + start, dx: edge, dy: -46pt, block(width: room, {
  set align(start)
  if it.place.value + it.site.value != "" { line(length: 100%, stroke: 1.5pt + rgb("#dcd8ce")) }
  v(12pt, weak: true)
  let line(words, side) = context fitted(
    words, 50pt, value => written(words, 26pt, value: value, fill: quiet, side: side), width: 500pt,
  )
  let parts = (line(it.place, start), line(it.site, end))
  grid(columns: (500pt, 500pt), column-gutter: 40pt, ..if it.dir == "rtl" { parts.rev() } else { parts })
}))
""".encode()
