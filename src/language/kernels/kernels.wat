;; The arithmetic of the analyser's network, on one core with 128-bit SIMD.
;; A row of a matrix is one token (or one output unit); f32 unless said otherwise.
;; Plain SIMD only, no relaxed instructions: the same numbers on every machine.
;; Built by training/build-kernels.ts; a test rebuilds it and compares the bytes.
(module
  (memory (export "memory") 64)

  ;; out[t][m] = bias[m] + xs[t] * ws[m] * sum over k of x[t][k] * w[m][k]
  ;; x, w: rows of k 16-bit integers; n is even, m a multiple of 4, k of 16 (the caller pads); stride: bytes between rows of out.
  (func (export "multiply")
    (param $x i32) (param $xs i32) (param $n i32) (param $w i32) (param $ws i32) (param $bias i32)
    (param $m i32) (param $k i32) (param $out i32) (param $stride i32)
    (local $bytes i32) (local $row i32) (local $t i32) (local $i i32)
    (local $p0 i32) (local $p1 i32) (local $w0 i32) (local $w1 i32) (local $w2 i32) (local $w3 i32) (local $o i32)
    (local $x0 i32) (local $x1 i32) (local $y0 i32) (local $y1 i32) (local $y2 i32) (local $y3 i32)
    (local $a v128) (local $b v128) (local $c v128) (local $scale v128) (local $add v128)
    (local $s00 v128) (local $s01 v128) (local $s02 v128) (local $s03 v128)
    (local $s10 v128) (local $s11 v128) (local $s12 v128) (local $s13 v128)
    (local.set $bytes (i32.shl (local.get $k) (i32.const 1)))
    (loop $rows
      (local.set $scale (v128.load (i32.add (local.get $ws) (i32.shl (local.get $row) (i32.const 2)))))
      (local.set $add (v128.load (i32.add (local.get $bias) (i32.shl (local.get $row) (i32.const 2)))))
      (local.set $w0 (i32.add (local.get $w) (i32.mul (local.get $row) (local.get $bytes))))
      (local.set $w1 (i32.add (local.get $w0) (local.get $bytes)))
      (local.set $w2 (i32.add (local.get $w1) (local.get $bytes)))
      (local.set $w3 (i32.add (local.get $w2) (local.get $bytes)))
      (local.set $p0 (local.get $x))
      (local.set $o (i32.add (local.get $out) (i32.shl (local.get $row) (i32.const 2))))
      (local.set $t (i32.const 0))
      (loop $tokens
        (local.set $p1 (i32.add (local.get $p0) (local.get $bytes)))
        (local.set $s00 (v128.const i32x4 0 0 0 0)) (local.set $s01 (v128.const i32x4 0 0 0 0))
        (local.set $s02 (v128.const i32x4 0 0 0 0)) (local.set $s03 (v128.const i32x4 0 0 0 0))
        (local.set $s10 (v128.const i32x4 0 0 0 0)) (local.set $s11 (v128.const i32x4 0 0 0 0))
        (local.set $s12 (v128.const i32x4 0 0 0 0)) (local.set $s13 (v128.const i32x4 0 0 0 0))
        (local.set $i (i32.const 0))
        (loop $inner
          (local.set $x0 (i32.add (local.get $p0) (local.get $i)))
          (local.set $x1 (i32.add (local.get $p1) (local.get $i)))
          (local.set $y0 (i32.add (local.get $w0) (local.get $i)))
          (local.set $y1 (i32.add (local.get $w1) (local.get $i)))
          (local.set $y2 (i32.add (local.get $w2) (local.get $i)))
          (local.set $y3 (i32.add (local.get $w3) (local.get $i)))
          (local.set $a (v128.load (local.get $x0)))
          (local.set $b (v128.load (local.get $x1)))
          (local.set $c (v128.load (local.get $y0)))
          (local.set $s00 (i32x4.add (local.get $s00) (i32x4.dot_i16x8_s (local.get $a) (local.get $c))))
          (local.set $s10 (i32x4.add (local.get $s10) (i32x4.dot_i16x8_s (local.get $b) (local.get $c))))
          (local.set $c (v128.load (local.get $y1)))
          (local.set $s01 (i32x4.add (local.get $s01) (i32x4.dot_i16x8_s (local.get $a) (local.get $c))))
          (local.set $s11 (i32x4.add (local.get $s11) (i32x4.dot_i16x8_s (local.get $b) (local.get $c))))
          (local.set $c (v128.load (local.get $y2)))
          (local.set $s02 (i32x4.add (local.get $s02) (i32x4.dot_i16x8_s (local.get $a) (local.get $c))))
          (local.set $s12 (i32x4.add (local.get $s12) (i32x4.dot_i16x8_s (local.get $b) (local.get $c))))
          (local.set $c (v128.load (local.get $y3)))
          (local.set $s03 (i32x4.add (local.get $s03) (i32x4.dot_i16x8_s (local.get $a) (local.get $c))))
          (local.set $s13 (i32x4.add (local.get $s13) (i32x4.dot_i16x8_s (local.get $b) (local.get $c))))
          (local.set $a (v128.load offset=16 (local.get $x0)))
          (local.set $b (v128.load offset=16 (local.get $x1)))
          (local.set $c (v128.load offset=16 (local.get $y0)))
          (local.set $s00 (i32x4.add (local.get $s00) (i32x4.dot_i16x8_s (local.get $a) (local.get $c))))
          (local.set $s10 (i32x4.add (local.get $s10) (i32x4.dot_i16x8_s (local.get $b) (local.get $c))))
          (local.set $c (v128.load offset=16 (local.get $y1)))
          (local.set $s01 (i32x4.add (local.get $s01) (i32x4.dot_i16x8_s (local.get $a) (local.get $c))))
          (local.set $s11 (i32x4.add (local.get $s11) (i32x4.dot_i16x8_s (local.get $b) (local.get $c))))
          (local.set $c (v128.load offset=16 (local.get $y2)))
          (local.set $s02 (i32x4.add (local.get $s02) (i32x4.dot_i16x8_s (local.get $a) (local.get $c))))
          (local.set $s12 (i32x4.add (local.get $s12) (i32x4.dot_i16x8_s (local.get $b) (local.get $c))))
          (local.set $c (v128.load offset=16 (local.get $y3)))
          (local.set $s03 (i32x4.add (local.get $s03) (i32x4.dot_i16x8_s (local.get $a) (local.get $c))))
          (local.set $s13 (i32x4.add (local.get $s13) (i32x4.dot_i16x8_s (local.get $b) (local.get $c))))
          (br_if $inner (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 32))) (local.get $bytes))))
        (v128.store (local.get $o)
          (f32x4.add (local.get $add)
            (f32x4.mul (f32x4.mul (local.get $scale) (v128.load32_splat (i32.add (local.get $xs) (i32.shl (local.get $t) (i32.const 2)))))
              (f32x4.convert_i32x4_s (call $sums (local.get $s00) (local.get $s01) (local.get $s02) (local.get $s03))))))
        (local.set $o (i32.add (local.get $o) (local.get $stride)))
        (v128.store (local.get $o)
          (f32x4.add (local.get $add)
            (f32x4.mul (f32x4.mul (local.get $scale) (v128.load32_splat offset=4 (i32.add (local.get $xs) (i32.shl (local.get $t) (i32.const 2)))))
              (f32x4.convert_i32x4_s (call $sums (local.get $s10) (local.get $s11) (local.get $s12) (local.get $s13))))))
        (local.set $o (i32.add (local.get $o) (local.get $stride)))
        (local.set $p0 (i32.add (local.get $p1) (local.get $bytes)))
        (br_if $tokens (i32.lt_u (local.tee $t (i32.add (local.get $t) (i32.const 2))) (local.get $n))))
      (br_if $rows (i32.lt_u (local.tee $row (i32.add (local.get $row) (i32.const 4))) (local.get $m)))))

  ;; The four lane sums of four vectors, as one vector.
  (func $sums (param $a v128) (param $b v128) (param $c v128) (param $d v128) (result v128)
    (local $ab v128) (local $cd v128)
    (local.set $ab (i32x4.add
      (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $a) (local.get $b))
      (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $a) (local.get $b))))
    (local.set $cd (i32x4.add
      (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $c) (local.get $d))
      (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $c) (local.get $d))))
    (i32x4.add
      (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $ab) (local.get $cd))
      (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $ab) (local.get $cd))))

  ;; Each row of k floats (stride bytes apart) as 16-bit integers up to `limit`, with its scale; rows of `out` are k integers.
  (func (export "quantise") (param $x i32) (param $stride i32) (param $n i32) (param $k i32) (param $limit f32) (param $out i32) (param $scales i32)
    (local $i i32) (local $bytes i32) (local $max v128) (local $largest f32) (local $by v128)
    (local.set $bytes (i32.shl (local.get $k) (i32.const 2)))
    (block $done (loop $rows
      (br_if $done (i32.eqz (local.get $n)))
      (local.set $max (v128.const f32x4 1e-9 1e-9 1e-9 1e-9))
      (local.set $i (i32.const 0))
      (loop $find
        (local.set $max (f32x4.max (local.get $max) (f32x4.abs (v128.load (i32.add (local.get $x) (local.get $i))))))
        (br_if $find (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 16))) (local.get $bytes))))
      (local.set $largest (f32.max
        (f32.max (f32x4.extract_lane 0 (local.get $max)) (f32x4.extract_lane 1 (local.get $max)))
        (f32.max (f32x4.extract_lane 2 (local.get $max)) (f32x4.extract_lane 3 (local.get $max)))))
      (f32.store (local.get $scales) (f32.div (local.get $largest) (local.get $limit)))
      (local.set $by (f32x4.splat (f32.div (local.get $limit) (local.get $largest))))
      (local.set $i (i32.const 0))
      (loop $write
        (v128.store (local.get $out)
          (i16x8.narrow_i32x4_s
            (i32x4.trunc_sat_f32x4_s (f32x4.nearest (f32x4.mul (local.get $by) (v128.load (i32.add (local.get $x) (local.get $i))))))
            (i32x4.trunc_sat_f32x4_s (f32x4.nearest (f32x4.mul (local.get $by) (v128.load offset=16 (i32.add (local.get $x) (local.get $i))))))))
        (local.set $out (i32.add (local.get $out) (i32.const 16)))
        (br_if $write (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 32))) (local.get $bytes))))
      (local.set $x (i32.add (local.get $x) (local.get $stride)))
      (local.set $scales (i32.add (local.get $scales) (i32.const 4)))
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br $rows))))

  ;; One direction of a simple recurrent unit over n tokens.
  ;; u: gates (candidate, forget, reset, h floats each) per token; x: what the highway carries; v, b: forget then reset, gap bytes apart;
  ;; 1 / (1 + e^-x) is 1/2 + tanh(x/2)/2, tanh as a ratio of polynomials (Lambert's fraction, error below 1e-4).
  ;; strides are bytes from one token to the next (negative for the backward direction); c: h floats of state, zeroed by the caller.
  (func (export "recur") (param $u i32) (param $us i32) (param $x i32) (param $xs i32) (param $out i32) (param $os i32)
    (param $v i32) (param $b i32) (param $gap i32) (param $c i32) (param $h i32) (param $n i32)
    (local $i i32) (local $bytes i32) (local $y v128) (local $s v128) (local $f v128) (local $r v128) (local $cell v128) (local $in v128) (local $uf i32) (local $ur i32)
    (local.set $bytes (i32.shl (local.get $h) (i32.const 2)))
    (block $done (loop $tokens
      (br_if $done (i32.eqz (local.get $n)))
      (local.set $uf (i32.add (local.get $u) (local.get $bytes)))
      (local.set $ur (i32.add (local.get $uf) (local.get $bytes)))
      (local.set $i (i32.const 0))
      (loop $units
        (local.set $cell (v128.load (i32.add (local.get $c) (local.get $i))))
        (local.set $y (f32x4.max (v128.const f32x4 -4.97 -4.97 -4.97 -4.97) (f32x4.min (v128.const f32x4 4.97 4.97 4.97 4.97) (f32x4.mul (v128.const f32x4 0.5 0.5 0.5 0.5) (f32x4.add (v128.load (i32.add (local.get $uf) (local.get $i)))
          (f32x4.add (v128.load (i32.add (local.get $b) (local.get $i)))
            (f32x4.mul (local.get $cell) (v128.load (i32.add (local.get $v) (local.get $i))))))))))
        (local.set $s (f32x4.mul (local.get $y) (local.get $y)))
        (local.set $f (f32x4.add (v128.const f32x4 0.5 0.5 0.5 0.5) (f32x4.div
          (f32x4.mul (local.get $y) (f32x4.add (v128.const f32x4 67567.5 67567.5 67567.5 67567.5) (f32x4.mul (local.get $s) (f32x4.add (v128.const f32x4 8662.5 8662.5 8662.5 8662.5) (f32x4.mul (local.get $s) (f32x4.add (v128.const f32x4 189 189 189 189) (f32x4.mul (local.get $s) (v128.const f32x4 0.5 0.5 0.5 0.5))))))))
          (f32x4.add (v128.const f32x4 135135 135135 135135 135135) (f32x4.mul (local.get $s) (f32x4.add (v128.const f32x4 62370 62370 62370 62370) (f32x4.mul (local.get $s) (f32x4.add (v128.const f32x4 3150 3150 3150 3150) (f32x4.mul (local.get $s) (v128.const f32x4 28 28 28 28))))))))))
        (local.set $y (f32x4.max (v128.const f32x4 -4.97 -4.97 -4.97 -4.97) (f32x4.min (v128.const f32x4 4.97 4.97 4.97 4.97) (f32x4.mul (v128.const f32x4 0.5 0.5 0.5 0.5) (f32x4.add (v128.load (i32.add (local.get $ur) (local.get $i)))
          (f32x4.add (v128.load (i32.add (i32.add (local.get $b) (local.get $gap)) (local.get $i)))
            (f32x4.mul (local.get $cell) (v128.load (i32.add (i32.add (local.get $v) (local.get $gap)) (local.get $i))))))))))
        (local.set $s (f32x4.mul (local.get $y) (local.get $y)))
        (local.set $r (f32x4.add (v128.const f32x4 0.5 0.5 0.5 0.5) (f32x4.div
          (f32x4.mul (local.get $y) (f32x4.add (v128.const f32x4 67567.5 67567.5 67567.5 67567.5) (f32x4.mul (local.get $s) (f32x4.add (v128.const f32x4 8662.5 8662.5 8662.5 8662.5) (f32x4.mul (local.get $s) (f32x4.add (v128.const f32x4 189 189 189 189) (f32x4.mul (local.get $s) (v128.const f32x4 0.5 0.5 0.5 0.5))))))))
          (f32x4.add (v128.const f32x4 135135 135135 135135 135135) (f32x4.mul (local.get $s) (f32x4.add (v128.const f32x4 62370 62370 62370 62370) (f32x4.mul (local.get $s) (f32x4.add (v128.const f32x4 3150 3150 3150 3150) (f32x4.mul (local.get $s) (v128.const f32x4 28 28 28 28))))))))))
        (local.set $in (v128.load (i32.add (local.get $u) (local.get $i))))
        (local.set $cell (f32x4.add (local.get $in) (f32x4.mul (local.get $f) (f32x4.sub (local.get $cell) (local.get $in)))))
        (v128.store (i32.add (local.get $c) (local.get $i)) (local.get $cell))
        (local.set $in (v128.load (i32.add (local.get $x) (local.get $i))))
        (v128.store (i32.add (local.get $out) (local.get $i))
          (f32x4.add (local.get $in) (f32x4.mul (local.get $r) (f32x4.sub (local.get $cell) (local.get $in)))))
        (br_if $units (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 16))) (local.get $bytes))))
      (local.set $u (i32.add (local.get $u) (local.get $us)))
      (local.set $x (i32.add (local.get $x) (local.get $xs)))
      (local.set $out (i32.add (local.get $out) (local.get $os)))
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br $tokens))))

  ;; out = leaky rectifier of a + b, k floats (k a multiple of 4).
  (func (export "rectify") (param $a i32) (param $b i32) (param $out i32) (param $k i32)
    (local $i i32) (local $s v128)
    (loop $next
      (local.set $s (f32x4.add (v128.load (i32.add (local.get $a) (local.get $i))) (v128.load (i32.add (local.get $b) (local.get $i)))))
      (v128.store (i32.add (local.get $out) (local.get $i))
        (f32x4.max (local.get $s) (f32x4.mul (local.get $s) (v128.const f32x4 0.1 0.1 0.1 0.1))))
      (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 16))) (i32.shl (local.get $k) (i32.const 2)))))))
