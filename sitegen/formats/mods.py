"""MODS, the records of libraries (https://www.loc.gov/standards/mods/)."""

from sitegen.formats.format import Format
from sitegen.formats.mods_reading import read
from sitegen.formats.mods_writing import write

FORMAT = Format("mods", "MODS XML", "application/mods+xml", ".mods.xml", write=write, read=read)
