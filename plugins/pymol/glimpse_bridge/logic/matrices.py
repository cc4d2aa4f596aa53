"""Homogeneous matrices of 16 numbers, row by row, as PyMOL has them."""
from typing import List, Sequence

IDENTITY = (1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0)
_UNMOVED = 1e-3  # of an element: rounding where a matrix was reset


def is_identity(matrix: Sequence[float]) -> bool:
    """Whether it moves nothing."""
    return all(abs(one - other) < _UNMOVED for one, other in zip(matrix, IDENTITY))


def product(first: Sequence[float], second: Sequence[float]) -> List[float]:
    """The matrix that moves by the second one, then by the first."""
    return [
        sum(first[4 * row + at] * second[4 * at + column] for at in range(4))
        for row in range(4)
        for column in range(4)
    ]


def moved(matrix: Sequence[float], point: Sequence[float]) -> List[float]:
    """Where it moves a point."""
    rows = (matrix[0:4], matrix[4:8], matrix[8:12])
    return [sum(a * b for a, b in zip(row, (*point, 1))) for row in rows]


def inverse(matrix: Sequence[float]) -> List[float]:
    """Of a matrix that turns and moves."""
    turned = [[matrix[4 * column + row] for column in range(3)] for row in range(3)]
    moved = [matrix[3], matrix[7], matrix[11]]
    back = [-sum(a * b for a, b in zip(row, moved)) for row in turned]
    return [value for row, last in zip(turned, back) for value in (*row, last)] + [0, 0, 0, 1]
