"""The options of the commands, and what is written in them as values."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from sitegen.codings import Coding

Folder = click.Path(path_type=Path, file_okay=False)
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Output(click.ParamType[Path | str]):
    """A folder, or an address of objects such as `s3://bucket/prefix`; `file:///folder` is a folder too."""

    name = "directory or address"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        """What is written on the command line as a path, or as the address."""
        from urllib.parse import urlsplit
        from urllib.request import url2pathname

        if isinstance(value, Path) or "://" not in value:
            return Path(Folder.convert(value, param, ctx))
        address = urlsplit(value)
        return Path(url2pathname(address.path)) if address.scheme == "file" else str(value)


def _codings(_: click.Context, __: click.Parameter, names: str) -> "tuple[Coding, ...]":
    from sitegen.codings import CodingError, codings_of

    try:
        return codings_of(names.split(",")) if names else ()
    except CodingError as failure:
        raise click.BadParameter(str(failure)) from None


content_option: Decorator = click.option(
    "--content", type=Folder, default=Path("content"), show_default=True, help="The folder with the content."
)
output_option: Decorator = click.option(
    "--output", type=Folder, default=Path("output"), show_default=True, help="The folder that the site is written to."
)
base_url_option: Decorator = click.option(
    "--base-url", default="", help="The address that the site will have, in place of the one in site.toml."
)
format_option: Decorator = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
    help="Problems for people, or for machines as JSON or SARIF 2.1.0.",
)
jobs_option: Decorator = click.option(
    "--jobs",
    type=click.IntRange(1),
    help="How many processes may work.  [default: the processors at hand]",
)
target_option: Decorator = click.option(
    "--output",
    type=Output(),
    default=Path("output"),
    show_default=True,
    help="The folder that the site is written to, or with `--executor dask` an address such as s3://bucket/prefix.",
)
codings_option: Decorator = click.option(
    "--precompress",
    "codings",
    default="",
    callback=_codings,
    metavar="gzip,br",
    help="Write compressed files beside the others, for a host that sends them.",
)
strict_option: Decorator = click.option(
    "--strict", is_flag=True, help="Exit with 1 for warnings, too; notes never count."
)
baseline_option: Decorator = click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file of problems that are known: they are not shown and do not count.",
)
write_baseline_option: Decorator = click.option(
    "--write-baseline", is_flag=True, help="Write the problems of now into the file that `--baseline` names."
)
propose_option: Decorator = click.option(
    "--propose-zwnj",
    is_flag=True,
    help="Print, instead of problems, a patch with the half-spaces that Persian texts lack.",
)
executor_option: Decorator = click.option(
    "--executor",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Who makes the files: this machine, or a Dask cluster.",
)
scheduler_option: Decorator = click.option(
    "--scheduler", default="", metavar="ADDRESS", help="The scheduler of the cluster: tcp://host:8786."
)
