"""Log-linear models with hand-set weights as the starting belief: data moves a weight only as far as it has evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    SparseMatrix = csr_array[np.float64]
else:
    SparseMatrix = object

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]
IMPOSSIBLE = -30.0
"""The score of a code that is ruled out."""

_BIAS_RIDGE = 0.1


def fit_softmax(
    features: SparseMatrix, truth: NDArray[np.bool_], prior: Matrix, allowed: NDArray[np.bool_], ridge: float
) -> tuple[Matrix, Matrix]:
    """Weights (feature x code) and bias (code) of the most likely softmax model near ``prior``.

    ``truth`` (item x code) marks the codes one of which is right; ``allowed`` rules codes out for an item; ``ridge`` is
    the strength of the belief in ``prior``.
    """
    from scipy.optimize import minimize

    count = features.shape[1]
    number = prior.shape[1]

    def loss(flat: Matrix) -> tuple[float, Matrix]:
        weights, bias = flat[: count * number].reshape(count, number), flat[count * number :]
        probabilities = softmax(features @ weights + bias, allowed)
        distance = weights - prior
        right = probabilities * truth
        chance = right.sum(axis=1, keepdims=True) + 1e-12
        value = -np.log(chance).sum()
        value += ridge / 2 * np.square(distance).sum() + _BIAS_RIDGE / 2 * np.square(bias).sum()
        error = (probabilities - right / chance) * allowed
        gradient = np.concatenate([(features.T @ error + ridge * distance).ravel(), error.sum(axis=0) + _BIAS_RIDGE * bias])
        return float(value), gradient

    start = np.concatenate([prior.ravel(), np.zeros(number)])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return found[: count * number].reshape(count, number), found[count * number :]


def softmax(scores: Matrix, allowed: NDArray[np.bool_] | None = None) -> Matrix:
    """Rows of probabilities; codes not allowed get none."""
    if allowed is not None:
        scores = np.where(allowed, scores, IMPOSSIBLE)
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: Matrix = shares / shares.sum(axis=1, keepdims=True)
    return result


def fit_choice(groups: list[Matrix], right: list[NDArray[np.bool_]], prior: Matrix, ridge: float) -> Matrix:
    """Weights of a conditional choice: each group's rows are candidates, of which one or more are right."""
    from scipy.optimize import minimize

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        value = ridge / 2 * float(np.square(weights - prior).sum())
        gradient = ridge * (weights - prior)
        for rows, is_right in zip(groups, right, strict=True):
            scores = rows @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            chance = shares[is_right].sum() + 1e-12
            value -= float(np.log(chance))
            gradient += shares @ rows - (shares[is_right] / chance) @ rows[is_right]
        return value, gradient

    result: Matrix = minimize(loss, prior, jac=True, method="L-BFGS-B").x
    return result


def fit_yes_no(features: Matrix, yes: NDArray[np.bool_], prior: Matrix, ridge: float) -> Matrix:
    """Weights of a logistic model; the ridge leaves the first column (the bias) free."""
    from scipy.optimize import minimize

    strength = np.full(features.shape[1], ridge)
    strength[0] = 1e-3

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        scores = features @ weights
        value = np.logaddexp(0, np.where(yes, -scores, scores)).sum() + (strength / 2 * np.square(weights - prior)).sum()
        error = 1 / (1 + np.exp(-scores)) - yes
        return float(value), features.T @ error + strength * (weights - prior)

    result: Matrix = minimize(loss, prior, jac=True, method="L-BFGS-B").x
    return result
