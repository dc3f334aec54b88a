"""Products of many rows with one small matrix, on the thread that asks for them.

The linear algebra library under NumPy starts threads of its own for a large product, and they wait for each other
busily. Where other work is on the machine, as in a web server, that was seen to cost twenty times what it saves.
"""

import numpy as np

_SMALL = 250_000  # multiplications: OpenBLAS uses one thread up to 2¹⁸


def product(rows: np.ndarray, matrix: np.ndarray, out: np.ndarray | None = None) -> np.ndarray:
    """`rows @ matrix` (n × k, k × m), so few rows at a time that no thread is started; into `out` where it is given."""
    found = np.empty((len(rows), matrix.shape[1])) if out is None else out
    step = max(1, _SMALL // matrix.size)
    for first in range(0, len(rows), step):
        np.matmul(rows[first : first + step], matrix, out=found[first : first + step])
    return found
