#!/bin/bash
# Makes models/english.bin from the named data, seeded: bash training/make.sh DATA VECTORS WORK
set -euo pipefail
data=$1 vectors=$2 work=$3
cd "$(dirname "$0")/.."
mkdir -p "$work"
node training/prepare.ts --data "$data" --vectors "$vectors" --out "$work"
g++ -O3 -march=native -ffast-math -DNDEBUG -std=c++17 -I/usr/include/eigen3 training/train.cpp -o "$work/train"
"$work/train" "$work" --epochs 10 --seed 1 --hidden 160
node training/pack.ts --data "$data" --work "$work" --out models/english.bin
node training/notice.ts --data "$data" --out models/NOTICE
node training/build-kernels.ts
