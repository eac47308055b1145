"""Every open matplotlib figure as a picture for the learner and as data for the judge, then closed.

The data of one Axes is a dictionary: title, xlabel, ylabel, xscale, yscale, xlim, ylim, projection, legend (texts),
texts [{x, y, text}], and lists of artists:

    lines     {x, y, label, color, linestyle, marker}      scatters  {x, y, sizes, values, label}
    images    {values, extent, origin, cmap, clim}         meshes    {values, cmap, clim}
    bars      {x, y, width, height, label}                 quivers   {x, y, u, v}
    contours  {levels, filled}                             patches   {kind, xy, label}
    segments  {segments, label}                            fills     {xy, label}
"""

from __future__ import annotations

import io
import sys
import warnings
from collections.abc import Callable
from typing import Any

from sandbox.values import Figure
from sandbox.wire import Unsendable

DPI = 100
WIDTH, HEIGHT = 1200, 1000  # pixels at most
PNG_BYTES = 1_500_000


def open_figures(room: int, send: Callable[[Figure], None]) -> int:
    """Send every open figure, at most `room`, and close all. Returns how many were sent."""
    plt = sys.modules["matplotlib.pyplot"]
    numbers = plt.get_fignums()
    if len(numbers) > room:
        sys.stderr.write(f"only {room} of {len(numbers)} figures are shown\n")
    for number in numbers[: max(room, 0)]:
        _send_one(capture(plt.figure(number), number), send)
    plt.close("all")
    return len(numbers[: max(room, 0)])


def capture(figure: Any, number: int) -> Figure:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        png, dpi = _draw(figure)
        width, height = (int(inches * dpi) for inches in figure.get_size_inches())
        title = figure._suptitle.get_text() if figure._suptitle else ""
        return Figure(number, title, png, width, height, [_axes(axes) for axes in figure.axes])


def _send_one(figure: Figure, send: Callable[[Figure], None]) -> None:
    try:
        send(figure)
    except Unsendable as large:
        sys.stderr.write(f"figure {figure.number} is shown without its data: {large}\n")
        send(Figure(figure.number, figure.title, figure.png, figure.width, figure.height))


def _draw(figure: Any) -> tuple[bytes, float]:
    """The PNG, at a smaller scale where it would be too large in pixels or bytes."""
    width, height = figure.get_size_inches()
    dpi = min(DPI, WIDTH / width, HEIGHT / height)
    for _ in range(4):
        buffer = io.BytesIO()
        figure.savefig(buffer, format="png", dpi=dpi, metadata={"Software": None})
        if buffer.tell() <= PNG_BYTES:
            break
        dpi /= 2
    return buffer.getvalue(), dpi


def _axes(axes: Any) -> dict[str, Any]:
    legend = axes.get_legend()
    in_bars = {id(patch) for container in axes.containers for patch in getattr(container, "patches", [])}
    return {
        "title": axes.get_title() or axes.get_title("left") or axes.get_title("right"),
        "xlabel": axes.get_xlabel(),
        "ylabel": axes.get_ylabel(),
        "xscale": axes.get_xscale(),
        "yscale": axes.get_yscale(),
        "xlim": [float(edge) for edge in axes.get_xlim()],
        "ylim": [float(edge) for edge in axes.get_ylim()],
        "projection": axes.name,
        "legend": [text.get_text() for text in legend.get_texts()] if legend else [],
        "texts": [_text(text) for text in axes.texts],
        "lines": [_line(line) for line in axes.lines],
        "images": [_image(image) for image in axes.images],
        "bars": [_bar(bars) for bars in axes.containers if getattr(bars, "patches", None)],
        "patches": [_patch(patch) for patch in axes.patches if id(patch) not in in_bars],
        **_collections(axes),
    }


def _collections(axes: Any) -> dict[str, list[dict[str, Any]]]:
    from matplotlib import collections, contour, quiver

    readers: list[tuple[str, type[Any], Callable[[Any], dict[str, Any]]]] = [
        ("scatters", collections.PathCollection, _scatter),
        ("meshes", collections.QuadMesh, _mesh),
        ("quivers", quiver.Quiver, _quiver),
        ("contours", contour.ContourSet, _contour),
        ("segments", collections.LineCollection, _segments),
        ("fills", collections.PolyCollection, _fill),
    ]
    found: dict[str, list[dict[str, Any]]] = {name: [] for name, _, _ in readers}
    for artist in axes.collections:
        for name, kind, read in readers:
            if isinstance(artist, kind):
                found[name].append(read(artist))
                break
    return found


def _numbers(values: Any) -> Any:
    """Numbers as float64, masked ones as NaN; what isn't a number (names of categories) as text."""
    import numpy as np

    if values is None:
        return None
    plain: Any = np.ma.asarray(values)
    try:
        return plain.astype("f8").filled(np.nan)
    except (TypeError, ValueError):
        return np.asarray(values).astype(str)


def _line(line: Any) -> dict[str, Any]:
    return {
        "x": _numbers(line.get_xdata(orig=False)),
        "y": _numbers(line.get_ydata(orig=False)),
        "label": str(line.get_label()),
        "color": str(line.get_color()),
        "linestyle": str(line.get_linestyle()),
        "marker": str(line.get_marker()),
    }


def _scatter(points: Any) -> dict[str, Any]:
    offsets = _numbers(points.get_offsets()).reshape(-1, 2)
    return {
        "x": offsets[:, 0],
        "y": offsets[:, 1],
        "sizes": _numbers(points.get_sizes()),
        "values": _numbers(points.get_array()),
        "label": str(points.get_label()),
    }


def _colours(mapped: Any) -> dict[str, Any]:
    return {
        "cmap": mapped.get_cmap().name,
        "clim": [None if edge is None else float(edge) for edge in mapped.get_clim()],
    }


def _image(image: Any) -> dict[str, Any]:
    extent = [float(edge) for edge in image.get_extent()]
    return {"values": _numbers(image.get_array()), "extent": extent, "origin": str(image.origin), **_colours(image)}


def _mesh(mesh: Any) -> dict[str, Any]:
    return {"values": _numbers(mesh.get_array()), **_colours(mesh)}


def _bar(bars: Any) -> dict[str, Any]:
    corners = [(bar.get_x(), bar.get_y(), bar.get_width(), bar.get_height()) for bar in bars.patches]
    columns = _numbers(corners).reshape(-1, 4)
    names = ("x", "y", "width", "height")
    return {**{name: columns[:, place] for place, name in enumerate(names)}, "label": str(bars.get_label())}


def _quiver(arrows: Any) -> dict[str, Any]:
    return {"x": _numbers(arrows.X), "y": _numbers(arrows.Y), "u": _numbers(arrows.U), "v": _numbers(arrows.V)}


def _contour(contours: Any) -> dict[str, Any]:
    return {"levels": _numbers(contours.levels), "filled": bool(contours.filled)}


def _segments(lines: Any) -> dict[str, Any]:
    return {"segments": [_numbers(segment) for segment in lines.get_segments()], "label": str(lines.get_label())}


def _fill(polygons: Any) -> dict[str, Any]:
    paths = [_numbers(path.vertices) for path in polygons.get_paths()]
    return {"xy": paths, "label": str(polygons.get_label())}


def _patch(patch: Any) -> dict[str, Any]:
    outline = patch.get_patch_transform().transform_path(patch.get_path())
    return {"kind": type(patch).__name__, "xy": _numbers(outline.vertices), "label": str(patch.get_label())}


def _text(text: Any) -> dict[str, Any]:
    x, y = text.get_position()
    return {"x": _numbers(x).item(), "y": _numbers(y).item(), "text": text.get_text()}
