/**
 * The hinge losses of three classes with weights `t1`, `t2` as SMT-LIB functions `powl` and `bowl` of the
 * label's score and those of the two others.
 */
export const hingeLossOfThree = `
(define-fun hinge ((t Real)) Real (ite (< t 1.0) (- 1.0 t) 0.0))
(define-fun larger ((x Real) (y Real)) Real (ite (< x y) y x))
(define-fun smaller ((x Real) (y Real)) Real (ite (< x y) x y))
(define-fun powl ((s Real) (a Real) (b Real)) Real
  (+ (* t1 (hinge (- s (larger a b)))) (* t2 (hinge (- s (smaller a b))))))
(define-fun bowl ((s Real) (a Real) (b Real)) Real
  (+ (hinge s) (* t1 (hinge (- (larger a b)))) (* t2 (hinge (- (smaller a b))))))`;
