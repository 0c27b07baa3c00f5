"""Classes of figures for a map of areas: as many figures in each as ties allow."""

from data.series import Point

MOST = 4  # more shades than these cannot be told apart beside a legend
LEAST = 2  # one area alone is not compared


def classes(points: list[Point]) -> list[list[Point]]:
    """Points in classes of equal count (quantiles), the lowest class first.

    Equal figures share a class, so that classes can be unequal and fewer. There are two classes, or
    one for every two areas, up to ``MOST``. Fewer than ``LEAST`` points have no classes.
    """
    ordered = sorted(points, key=lambda point: point.value)
    if len(ordered) < LEAST:
        return []
    count = min(MOST, max(LEAST, len(ordered) // 2))
    found: list[list[Point]] = [[] for _ in range(count)]
    place = 0
    for number, point in enumerate(ordered):
        if not number or point.value != ordered[number - 1].value:
            place = number * count // len(ordered)
        found[place].append(point)
    return [members for members in found if members]
