// The Merkle tree against roots of RFC 9162's reference tree, and every proof of every small tree.
import { describe, expect, it } from "vitest";
import { MerkleTree, isConsistent, isIncluded, leafHash } from "../../src/archive/index.ts";

const hex = (text: string): Buffer => Buffer.from(text, "hex");
// Leaves and roots of the reference implementation's test tree (certificate-transparency, merkle_tree_test).
const LEAVES = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];
const ROOTS = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

function treeOf(count: number): MerkleTree {
  const tree = new MerkleTree();
  for (let at = 0; at < count; at++) tree.add(leafHash(hex(LEAVES[at] ?? at.toString(16).padStart(8, "0"))));
  return tree;
}

describe("the Merkle tree", () => {
  it("has the roots of the reference tree", () => {
    const tree = treeOf(8);
    expect(ROOTS.map((_, index) => tree.root(index + 1).toString("hex"))).toEqual(ROOTS);
    expect(new MerkleTree().root().toString("hex")).toBe(
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
  });

  it("proves every leaf of every tree, and nothing else", () => {
    const tree = treeOf(33);
    for (let size = 1; size <= 33; size++) {
      for (let index = 0; index < size; index++) {
        const proof = tree.inclusion(index, size);
        const check = (leaf: Buffer, at: number, path = proof): boolean =>
          isIncluded(leaf, at, size, path, tree.root(size));
        expect(check(tree.leaf(index), index), `${index} of ${size}`).toBe(true);
        expect(check(leafHash(hex("ff")), index)).toBe(false);
        if (size > 1) expect(check(tree.leaf(index), (index + 1) % size)).toBe(false);
        expect(check(tree.leaf(index), index, [...proof, tree.root(1)])).toBe(false);
        if (proof.length > 0) expect(check(tree.leaf(index), index, proof.slice(1))).toBe(false);
      }
    }
  });

  it("proves that every tree goes on from every smaller one, and from no other", () => {
    const tree = treeOf(33);
    const state = (size: number) => ({ size, root: tree.root(size) });
    for (let newer = 1; newer <= 33; newer++) {
      for (let older = 1; older <= newer; older++) {
        const proof = tree.consistency(older, newer);
        expect(isConsistent(state(older), state(newer), proof), `${older} in ${newer}`).toBe(true);
        expect(isConsistent({ size: older, root: leafHash(hex("ff")) }, state(newer), proof)).toBe(false);
        expect(isConsistent(state(older), { size: newer, root: leafHash(hex("ff")) }, proof)).toBe(false);
      }
    }
    expect(isConsistent(state(9), state(8), [])).toBe(false);
  });
});
