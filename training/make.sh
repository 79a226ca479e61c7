#!/bin/bash
# Makes models/english.bin from the named data, seeded: bash training/make.sh DATA VECTORS WORK
set -euo pipefail
data=$(realpath "$1") vectors=$(realpath "$2")
mkdir -p "$3"
work=$(realpath "$3")
cd "$(dirname "$0")/.."
g++ -O3 -march=native -ffast-math -DNDEBUG -std=c++17 -I/usr/include/eigen3 training/train.cpp -o "$work/train"
drop=(--hidden 192 --embed 0.33 --sru 0.33 --mlp 0.33)

# First stage: a high learning rate.
node training/prepare.ts --data "$data" --vectors "$vectors" --out "$work/first" --loose
"$work/train" "$work/first" "${drop[@]}" --seed 1 --epochs 42 --stop 12 --out "$work/first.f32"

# Second stage: the rate falls to nothing; proper nouns outside names are no facilities.
node training/prepare.ts --data "$data" --vectors "$vectors" --out "$work/second"
"$work/train" "$work/second" "${drop[@]}" --seed 2 --epochs 12 --rate 0.0016 --from "$work/first.f32" --out "$work/second.f32"

node training/pack.ts --data "$data" --work "$work/second" --weights "$work/second.f32" --out models/english.bin
node training/notice.ts --data "$data" --out models/NOTICE
node training/build-kernels.ts
