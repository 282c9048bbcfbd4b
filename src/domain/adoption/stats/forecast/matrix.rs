//! Three by three: the little linear algebra that a curve of three parameters needs.

/// Three numbers.
pub(super) type Vector = [f64; 3];

/// Three rows of three.
pub(super) type Matrix = [Vector; 3];

pub(super) fn times(matrix: &Matrix, vector: &Vector) -> Vector {
    matrix.map(|row| row.iter().zip(vector).map(|(cell, part)| cell * part).sum())
}

/// `v′ · matrix · v`, for a matrix of variances: never negative.
pub(super) fn quadratic(matrix: &Matrix, vector: &Vector) -> f64 {
    times(matrix, vector).iter().zip(vector).map(|(image, part)| image * part).sum::<f64>().max(0.0)
}

pub(super) fn determinant(matrix: &Matrix) -> f64 {
    (0..3).map(|k| matrix[0][k] * cofactor(matrix, 0, k)).sum()
}

/// The inverse of a symmetric, positive matrix; `None` where there is none.
pub(super) fn invert(matrix: &Matrix) -> Option<Matrix> {
    let determinant = determinant(matrix);
    let inverse: Matrix = std::array::from_fn(|j| std::array::from_fn(|k| cofactor(matrix, k, j) / determinant));
    let is_sound = determinant > 0.0 && inverse.iter().flatten().all(|cell| cell.is_finite());
    is_sound.then_some(inverse)
}

/// What remains beside row `j` and column `k`, with its sign, which going round in a circle gives by itself.
fn cofactor(matrix: &Matrix, j: usize, k: usize) -> f64 {
    let [a, b, c, d] = [(j + 1) % 3, (j + 2) % 3, (k + 1) % 3, (k + 2) % 3];
    matrix[a][c] * matrix[b][d] - matrix[a][d] * matrix[b][c]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adoption::stats::assert_close;

    const MATRIX: Matrix = [[4.0, 1.0, 0.5], [1.0, 3.0, -1.0], [0.5, -1.0, 2.0]];

    #[test]
    fn a_matrix_times_its_inverse_changes_nothing() {
        let inverse = invert(&MATRIX).unwrap();
        let there_and_back = times(&inverse, &times(&MATRIX, &[1.0, -2.0, 3.0]));
        for (got, expected) in there_and_back.into_iter().zip([1.0, -2.0, 3.0]) {
            assert_close(got, expected, 1e-12);
        }
        // 4 (6 − 1) − 1 (2 + 0.5) + 0.5 (−1 − 1.5)
        assert_close(determinant(&MATRIX), 16.25, 1e-12);
        assert_close(quadratic(&MATRIX, &[1.0, 1.0, 1.0]), 10.0, 1e-12);
    }

    #[test]
    fn a_flat_matrix_has_no_inverse() {
        assert_eq!(invert(&[[1.0, 2.0, 3.0], [2.0, 4.0, 6.0], [0.0, 0.0, 1.0]]), None);
        assert_eq!(invert(&[[f64::NAN; 3]; 3]), None);
    }
}
