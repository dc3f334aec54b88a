"""A grid of cells over outlines, for `inside.py`: which edges touch a cell, and what is known of its anchor.

A cell that no edge touches is in an outline as a whole or not at all. In any other, whether a point is in an outline is
told from the cell's anchor, a point of which that is known: each edge of the outline between the two turns it round.
Only the edges that touch the cell can lie between. Compiled; arrays only.

What is known of a cell with edges is a chain of links, one for each outline that touches or covers it, in the order of
the outlines; one that covers it is the last. A link is a run of whole numbers: where the next link begins (0 for none),
the outline, whether the anchor is in it, and for each run of its edges that follow one another how many, and the first;
0 after the last. There is room for one run where there is none, so that `query` may look there.
"""

import numpy as np
from numba import njit

# Where in a cell its anchor is: not round, so that edges drawn on a lattice don't run through it.
ANCHOR_X, ANCHOR_Y = 0.4867513459481288, 0.5270832014021177
NEAR = 1e-6  # cells: what is so near counts as touching, so that no rounding can lose an edge
NONE, ASK = -1, -2  # of a cell or a point: in no outline; something more exact has to be asked
LINKS = -2  # codes below are of cells with edges: LINKS - where the first link begins
BATCH = 128  # points that are gone through together
# Shewchuk (1997), Adaptive precision floating-point arithmetic: below this share the sign of a determinant is unsure.
UNSURE = 3.3306690738754716e-16


@njit(cache=True, nogil=True)
def index(
    uv: np.ndarray, is_edge: np.ndarray, corners: np.ndarray, columns: int, rows: int
) -> tuple[np.ndarray, np.ndarray]:
    """The code of each cell (an outline, NONE, ASK, or where its links begin), and the links.

    `uv` is (n, 2), the corners of all rings one after another, counted in cells. Edge i goes from corner i to corner
    i + 1 where `is_edge[i]`. `corners[o]` is where those of outline o start.
    """
    code = np.full((rows, columns), NONE, np.int32)
    last = np.zeros((rows, columns), np.int32)  # link of each cell; -1 where an outline covers it, which ends its chain
    at_anchor = np.zeros((rows, columns), np.bool_)
    links, end = np.zeros(4096, np.int32), 1
    for o in range(len(corners) - 1):
        first, behind = corners[o], corners[o + 1]
        if first == behind:
            continue
        west, east = _touched(uv[first:behind, 0].min(), uv[first:behind, 0].max())
        south, north = _touched(uv[first:behind, 1].min(), uv[first:behind, 1].max())
        turns = np.zeros((north - south + 1, east - west + 2), np.bool_)
        for i in range(first, behind - 1):
            if is_edge[i]:
                _turn(uv[i], uv[i + 1], turns, west, south, at_anchor)
        start, edges = _touching(uv, is_edge, first, behind - 1, west, south, turns.shape[1], turns.shape[0])
        for row in range(south, north + 1):
            inside = False
            for column in range(west, east + 1):
                inside ^= turns[row - south, column - west]
                cell = (row - south) * turns.shape[1] + column - west
                begin, mine = start[cell], start[cell + 1] - start[cell]
                if last[row, column] < 0 or not (mine or inside):
                    continue
                if not mine and code[row, column] == NONE:
                    code[row, column] = o
                else:
                    if end + 5 + 2 * mine > len(links):
                        links = np.concatenate((links, np.zeros(len(links) + 2 * mine, np.int32)))
                    if code[row, column] == NONE:
                        code[row, column] = LINKS - end
                    else:
                        links[last[row, column]] = end
                    last[row, column] = end
                    end = _link(links, end, o, inside, edges, begin, begin + mine)
                if not mine:
                    last[row, column] = -1
    for row in range(rows):
        for column in range(columns):
            if at_anchor[row, column] and code[row, column] < LINKS:
                code[row, column] = ASK
    return code, links[:end].copy()


@njit(cache=True, nogil=True)
def _touched(low: float, high: float) -> tuple[int, int]:
    """The first and the last row or column that has something of a stretch, or nearly so."""
    return int(np.floor(low - NEAR)), int(np.floor(high + NEAR))


@njit(cache=True, nogil=True)
def _touching(
    uv: np.ndarray, is_edge: np.ndarray, first: int, behind: int, west: int, south: int, columns: int, rows: int
) -> tuple[np.ndarray, np.ndarray]:
    """For each cell around an outline the edges that touch it, in order: where its edges start, and the edges."""
    start = np.zeros(columns * rows + 2, np.int64)
    edges = np.empty(0, np.int64)
    for filling in (False, True):
        if filling:
            start[1:] = np.cumsum(start[1:])
            edges = np.empty(start[-1], np.int64)
        for i in range(first, behind):
            if not is_edge[i]:
                continue
            u1, v1, u2, v2 = uv[i, 0], uv[i, 1], uv[i + 1, 0], uv[i + 1, 1]
            bottom, top = _touched(min(v1, v2), max(v1, v2))
            for row in range(bottom, top + 1):
                low, high = min(u1, u2), max(u1, u2)
                if bottom != top and v1 != v2:  # a level edge on the line between two rows touches all along
                    slope = (u2 - u1) / (v2 - v1)
                    foot, head = u1 + (row - NEAR - v1) * slope, u1 + (row + 1 + NEAR - v1) * slope
                    low, high = max(low, min(foot, head)), min(high, max(foot, head))
                left, right = _touched(low, high)
                for cell in range((row - south) * columns + left - west, (row - south) * columns + right - west + 1):
                    if filling:
                        edges[start[cell + 1]] = i
                        start[cell + 1] += 1
                    else:
                        start[cell + 2] += 1
    return start, edges


@njit(cache=True, nogil=True)
def _turn(one: np.ndarray, other: np.ndarray, turns: np.ndarray, west: int, south: int, at_anchor: np.ndarray) -> None:
    """Note, in every row whose anchors' line the edge crosses, the first anchor to the right of the crossing."""
    (u1, v1), (u2, v2) = (one[0], one[1]), (other[0], other[1])
    low, high = min(v1, v2), max(v1, v2)
    for row in range(int(np.floor(low - ANCHOR_Y)) + 1, int(np.floor(high - ANCHOR_Y)) + 1):
        across = u1 + (row + ANCHOR_Y - v1) * (u2 - u1) / (v2 - v1) - ANCHOR_X
        turns[row - south, max(0, int(np.floor(across)) + 1 - west)] ^= True
        nearest = int(np.round(across))
        if abs(across - nearest) < NEAR:
            at_anchor[row, nearest] = True


@njit(cache=True, nogil=True)
def _link(links: np.ndarray, at: int, outline: int, inside: bool, edges: np.ndarray, begin: int, behind: int) -> int:
    """Write a link of some of the edges, and say where it ends."""
    links[at + 1], links[at + 2] = outline, inside
    at, before = at + 1, -2
    for k in range(begin, behind):
        e = edges[k]
        if e != before + 1:
            at += 2
            links[at], links[at + 1] = 0, e
        links[at] += 1
        before = e
    return at + 4


@njit(cache=True, nogil=True)
def query(
    x: np.ndarray,
    y: np.ndarray,
    west: float,
    south: float,
    side: float,
    code: np.ndarray,
    links: np.ndarray,
    xy: np.ndarray,
) -> np.ndarray:
    """For each point the first outline that holds it, NONE, or ASK where it is too near an edge to tell."""
    rows, columns = code.shape
    found = np.full(len(x), NONE, np.int32)
    near, touched = np.empty(BATCH, np.int64), 0.0
    for begin in range(0, len(x), BATCH):
        n = 0
        for i in range(begin, min(begin + BATCH, len(x))):
            u, v = (x[i] - west) / side, (y[i] - south) / side
            if 0 <= u < columns and 0 <= v < rows:
                found[i] = code[int(v), int(u)]
            near[n] = i
            n += found[i] < LINKS
        # Most of the work is to wait for memory. Asked for together, what a batch needs comes at about the same time.
        for k in range(n):
            touched += links[links[LINKS - found[near[k]]]]
        for k in range(n):
            link = LINKS - found[near[k]]
            touched += xy[links[link + 4], 0] + xy[links[links[link] + 4], 0]
        for k in range(n):
            i = near[k]
            px, py = x[i], y[i]
            ax = (int((px - west) / side) + ANCHOR_X) * side + west - px
            ay = (int((py - south) / side) + ANCHOR_Y) * side + south - py
            found[i] = _among(links, LINKS - found[i], xy, px, py, ax, ay)
    if np.isnan(touched):  # never: so that the compiler doesn't leave the asking out
        found[:] = ASK
    return found


@njit(cache=True, nogil=True)
def _among(links: np.ndarray, link: int, xy: np.ndarray, px: float, py: float, ax: float, ay: float) -> int:
    """What `query` says of a point in a cell with edges; the anchor is given from the point."""
    while link:
        inside, at = links[link + 2] > 0, link + 3
        while links[at]:
            first = links[at + 1]
            turned = _crossed(xy, first, first + links[at], px, py, ax, ay)
            if turned == ASK:
                return ASK
            inside ^= turned > 0
            at += 2
        if inside:
            return links[link + 1]
        link = links[link]
    return NONE


@njit(cache=True, nogil=True)
def _crossed(xy: np.ndarray, first: int, last: int, px: float, py: float, ax: float, ay: float) -> int:
    """1 where an odd number of edges lies between point and anchor, 0 where an even one does; ASK if unsure.

    Unsure: the point is on an edge, or in line with a corner and the anchor, to the last digit.
    """
    odd, unsure = 0, False
    x1 = y1 = side1 = 0.0
    for k in range(first, last + 1):
        x2, y2 = xy[k, 0] - px, xy[k, 1] - py
        left, right = ax * y2, ay * x2
        side2 = left - right
        unsure |= abs(side2) <= UNSURE * (abs(left) + abs(right))
        if k > first and (side1 > 0) != (side2 > 0):  # the line through point and anchor meets the edge
            left, right = x1 * y2, x2 * y1
            unsure |= abs(left - right) <= UNSURE * (abs(left) + abs(right))
            anchor = (x1 - ax) * (y2 - ay) - (x2 - ax) * (y1 - ay)
            odd ^= (left - right > 0) != (anchor > 0)
        x1, y1, side1 = x2, y2, side2
    return ASK if unsure else odd
