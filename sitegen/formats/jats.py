"""JATS, the front matter of an article (NISO Z39.96, https://jats.nlm.nih.gov/archiving/tag-library/1.1/)."""

from sitegen.formats.format import Format
from sitegen.formats.jats_reading import read
from sitegen.formats.jats_writing import write

FORMAT = Format("jats", "JATS XML", "application/jats+xml", ".jats.xml", write=write, read=read)
